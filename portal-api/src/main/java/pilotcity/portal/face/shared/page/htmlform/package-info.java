/**
 * Forms of pages: a verb as an HTML form, and what a browser sends back.
 *
 * <p>VerbForm makes the fields; FormSubmissionReader reads the post; FormKey makes a double click one write.
 *
 * <p>It runs no verb.
 */
@NullMarked
package pilotcity.portal.face.shared.page.htmlform;

import org.jspecify.annotations.NullMarked;

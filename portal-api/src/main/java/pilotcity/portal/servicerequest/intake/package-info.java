/**
 * Taking a report and classifying it: place, category questions, campaign, contact.
 *
 * <p>ReportIntakeHandler checks the report, finds the place, and writes the request with its first history entries.
 *
 * <p>It knows the life cycle, but no transitions of requests that are there.
 */
@NullMarked
package pilotcity.portal.servicerequest.intake;

import org.jspecify.annotations.NullMarked;

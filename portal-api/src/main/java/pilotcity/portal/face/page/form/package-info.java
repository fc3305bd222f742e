/** Forms of pages: the fields of a verb as a form shows them, and what a browser sends back. */
@NullMarked
package pilotcity.portal.face.page.form;

import org.jspecify.annotations.NullMarked;

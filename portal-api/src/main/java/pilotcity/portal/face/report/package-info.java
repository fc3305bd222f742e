/** For residents: the form to report with, and the page behind the link that they get for it. */
@NullMarked
package pilotcity.portal.face.report;

import org.jspecify.annotations.NullMarked;

/** The pages. */
@NullMarked
package pilotcity.portal.face.site;

import org.jspecify.annotations.NullMarked;

/** The same documents as pages. */
@NullMarked
package pilotcity.portal.face.ogc.html;

import org.jspecify.annotations.NullMarked;

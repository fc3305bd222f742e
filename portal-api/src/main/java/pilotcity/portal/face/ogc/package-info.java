/** OGC API: Features and Records at {@code /ogc}. */
@NullMarked
package pilotcity.portal.face.ogc;

import org.jspecify.annotations.NullMarked;

/** Coordinates in the reference systems that can be asked for. */
@NullMarked
package pilotcity.portal.face.ogc.crs;

import org.jspecify.annotations.NullMarked;

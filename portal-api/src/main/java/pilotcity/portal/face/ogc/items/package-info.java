/** Features as they are asked for and answered. */
@NullMarked
package pilotcity.portal.face.ogc.items;

import org.jspecify.annotations.NullMarked;

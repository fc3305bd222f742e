/** Writing Mapbox vector tiles. */
@NullMarked
package pilotcity.portal.face.tile.mvt;

import org.jspecify.annotations.NullMarked;

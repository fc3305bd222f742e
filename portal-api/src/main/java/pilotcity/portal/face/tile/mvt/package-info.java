/**
 * Writes Mapbox vector tiles (version 2.1): layers, geometry commands, Protocol Buffers.
 *
 * <p>TileWriter adds features to an MvtLayerEncoder and takes its bytes.
 *
 * <p>It knows neither documents nor searches.
 */
@NullMarked
package pilotcity.portal.face.tile.mvt;

import org.jspecify.annotations.NullMarked;

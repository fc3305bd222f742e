/**
 * One map tile: documents one by one where they are few, counts by cell where they are many.
 *
 * <p>TileRun plans the query, counts cells over the segments and makes TileContent of them.
 *
 * <p>It knows nothing of vector tiles or HTTP.
 */
@NullMarked
package pilotcity.index.tilesearch;

import org.jspecify.annotations.NullMarked;

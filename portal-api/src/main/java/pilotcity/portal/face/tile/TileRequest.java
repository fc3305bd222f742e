package pilotcity.portal.face.tile;

import org.jspecify.annotations.Nullable;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.tilegrid.TileAddress;

/**
 * One tile of what a search finds.
 *
 * @param layer what the tile calls it
 * @param by the field whose values are counted where a feature is several documents, or null
 */
record TileRequest(
        String layer,
        SearchQuery search,
        TileAddress tile,
        @Nullable String by) {}

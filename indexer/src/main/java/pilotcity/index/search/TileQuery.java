package pilotcity.index.search;

import org.jspecify.annotations.Nullable;
import pilotcity.index.tilegrid.TileAddress;

/**
 * What a map tile asks for.
 *
 * @param search which documents; order, page, facets and marks do not matter
 * @param cells how many cells the tile is wide, a power of two up to 64
 * @param individually how many documents the tile may show one by one before cells are counted; 0 counts cells in any
 *     case, {@link #NONE} shows nothing but the counts
 * @param shapes how many lines and areas the tile may show before they are counted with the points; 0 counts them in
 *     any case
 * @param by the field whose values are counted in each cell, or null
 */
public record TileQuery(
        SearchQuery search,
        TileAddress tile,
        int cells,
        int individually,
        int shapes,
        @Nullable String by) {
    /** Cells only; not even the only document of a cell is shown. */
    public static final int NONE = -1;

    /** How many documents are in each cell, and nothing of them. */
    public static TileQuery counts(SearchQuery search, TileAddress tile, int cells) {
        return new TileQuery(search, tile, cells, NONE, 0, null);
    }
}

package pilotcity.portal.kernel.table.query;

import pilotcity.index.tilegrid.TileAddress;

/**
 * What a map tile asks of a table.
 *
 * @param name what its rows are called as documents
 * @param search which rows, and which columns of those that are shown one by one; order, page and counts do not matter
 * @param cells how many cells the tile is wide
 * @param individually how many points the tile may show one by one before cells are counted; less than 0 for counts
 *     only
 * @param shapes how many lines and areas the tile may show before they are counted too
 */
public record TableTileQuery(
        String name, TableQuery search, TileAddress tile, int cells, int individually, int shapes) {}

package pilotcity.portal.face.tile;

import pilotcity.index.search.SearchQuery;
import pilotcity.index.tile.TileAddress;

/**
 * One tile of what a search finds.
 *
 * @param layer what the tile calls it
 */
record TileRequest(String layer, SearchQuery search, TileAddress tile) {}

/**
 * The arithmetic of map tiles: tile addresses, cells, Web Mercator, and counts per cell.
 *
 * <p>tilesearch asks TileGrid which cell a position is in and PointTreeCounter for the counts of a whole segment.
 *
 * <p>It knows neither searches nor documents.
 */
@NullMarked
package pilotcity.index.tilegrid;

import org.jspecify.annotations.NullMarked;

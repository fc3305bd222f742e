/**
 * Vector tiles, TileJSON, map style, and OGC API Tiles.
 *
 * <p>TileFace reads a TileRequest, the index finds TileContent, TileWriter writes it with mvt.
 *
 * <p>It names no feature.
 */
@NullMarked
package pilotcity.portal.face.tile;

import org.jspecify.annotations.NullMarked;

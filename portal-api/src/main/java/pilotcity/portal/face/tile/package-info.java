/** Map tiles of every kind with a geometry: as {@code {z}/{x}/{y}}, with TileJSON and a style, and by OGC API Tiles. */
@NullMarked
package pilotcity.portal.face.tile;

import org.jspecify.annotations.NullMarked;

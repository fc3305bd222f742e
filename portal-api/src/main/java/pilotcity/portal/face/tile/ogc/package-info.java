/**
 * What tiles add to the OGC API: links, conformance classes and paths (OGC API Tiles), and the tile matrix set.
 *
 * <p>The OGC face asks OgcTilesExtension when it describes itself; OgcTilesHandler answers with what TileMatrixSets has.
 *
 * <p>It answers no requests and draws nothing.
 */
@NullMarked
package pilotcity.portal.face.tile.ogc;

import org.jspecify.annotations.NullMarked;

package pilotcity.portal.face.tile.ogc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import pilotcity.index.tilegrid.TileAddress;

/** The tile matrix set of all tiles (OGC Two Dimensional Tile Matrix Set 2.0, annex D.1), as JSON by clause 7.1. */
public final class TileMatrixSets {
    public static final String ID = "WebMercatorQuad";
    public static final String TITLE = "Google Maps Compatible for the World";
    public static final String URI = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
    public static final String CRS = "http://www.opengis.net/def/crs/EPSG/0/3857";

    /** Half the width of the square in metres, by the parameters of EPSG:3857. */
    private static final double HALF = Math.PI * 6_378_137;

    private static final int PIXELS = 256;

    /** The width of a pixel by which scale denominators are defined, in metres. */
    private static final double STANDARD_PIXEL = 0.00028;

    private TileMatrixSets() {}

    public static JsonObject webMercatorQuad() {
        JsonArray matrices = new JsonArray();
        for (int zoom = 0; zoom <= TileAddress.MOST_ZOOM; zoom++) {
            matrices.add(matrix(zoom));
        }
        return new JsonObject()
                .put("id", ID)
                .put("title", TITLE)
                .put("uri", URI)
                .put("crs", CRS)
                .put("orderedAxes", JsonArray.of("X", "Y"))
                .put("wellKnownScaleSet", "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible")
                .put("tileMatrices", matrices);
    }

    private static JsonObject matrix(int zoom) {
        int tiles = 1 << zoom;
        double pixel = 2 * HALF / ((double) tiles * PIXELS);
        return new JsonObject()
                .put("id", String.valueOf(zoom))
                .put("scaleDenominator", pixel / STANDARD_PIXEL)
                .put("cellSize", pixel)
                .put("cornerOfOrigin", "topLeft")
                .put("pointOfOrigin", JsonArray.of(-HALF, HALF))
                .put("tileWidth", PIXELS)
                .put("tileHeight", PIXELS)
                .put("matrixWidth", tiles)
                .put("matrixHeight", tiles);
    }
}

package pilotcity.portal.face.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

class OgcTilesHandlerTest {
    private static final String TILESET = "/ogc/collections/places/tiles/WebMercatorQuad";

    private final TestPortal portal = TestPortal.shared();
    private final TileClient tileClient = new TileClient(portal);

    private static Map<String, JsonObject> links(JsonArray links) {
        return links.stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(link -> link.getString("rel"), link -> link));
    }

    @Test
    void theTilesetsOfACollectionLeadToTheirTiles() {
        JsonObject list = tileClient.json("/ogc/collections/places/tiles");
        JsonObject entry = list.getJsonArray("tilesets").getJsonObject(0);
        assertThat(entry.getString("dataType")).isEqualTo("vector");
        String self = links(entry.getJsonArray("links")).get("self").getString("href");
        assertThat(links(list.getJsonArray("links"))).containsKeys("self", "alternate");
        assertThat(self).isEqualTo(portal.url() + TILESET);

        JsonObject tileset = tileClient.json(TILESET);
        assertThat(tileset.getString("crs")).isEqualTo("http://www.opengis.net/def/crs/EPSG/0/3857");
        assertThat(tileset.getString("tileMatrixSetURI"))
                .isEqualTo("http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad");
        JsonObject layer = tileset.getJsonArray("layers").getJsonObject(0);
        assertThat(layer.getString("id")).isEqualTo("places");
        assertThat(layer.getInteger("geometryDimension")).isZero();
        assertThat(layer.getJsonObject("propertiesSchema")
                        .getJsonObject("properties")
                        .fieldNames())
                .contains("id", "name", "level", "point_count");
        JsonObject item = links(tileset.getJsonArray("links")).get("item");
        assertThat(item.getBoolean("templated")).isTrue();
        String tile = item.getString("href")
                .replace("{tileMatrix}", "4")
                .replace("{tileRow}", "6")
                .replace("{tileCol}", "13");
        assertThat(portal.bytes(tile.substring(portal.url().length())))
                .isEqualTo(portal.bytes("/tiles/places/4/13/6.mvt"));
    }

    @Test
    void theTileMatrixSetHalvesItsCellsFromLevelToLevel() {
        JsonObject listed = tileClient
                .json("/ogc/tileMatrixSets")
                .getJsonArray("tileMatrixSets")
                .getJsonObject(0);
        String address = links(listed.getJsonArray("links")).get("self").getString("href");
        JsonObject set = tileClient.json(address.substring(portal.url().length()));
        JsonArray levels = set.getJsonArray("tileMatrices");
        assertThat(levels).hasSize(25);
        assertThat(levels.getJsonObject(0).getDouble("scaleDenominator")).isEqualTo(559082264.0287178);
        assertThat(levels.getJsonObject(0).getDouble("cellSize")).isEqualTo(156543.03392804097);
        assertThat(levels.getJsonObject(3).getInteger("matrixWidth")).isEqualTo(8);
        assertThat(levels.getJsonObject(3).getString("id")).isEqualTo("3");
    }

    @Test
    void aClientSaysInTheHeaderOrInTheAddressWhatItTakes() {
        String tile = TILESET + "/4/6/13";
        assertThat(portal.get(tile, "Accept", "application/vnd.mapbox-vector-tile")
                        .statusCode())
                .isEqualTo(200);
        assertThat(portal.get(tile, "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(portal.get(tile + "?f=mvt", "Accept", "image/png").statusCode())
                .isEqualTo(200);
        assertThat(portal.get(TILESET, "Accept", "image/png").statusCode()).isEqualTo(406);
        for (String path : new String[] {
            TILESET, "/ogc/collections/places/tiles", "/ogc/tileMatrixSets", "/ogc/tileMatrixSets/WebMercatorQuad"
        }) {
            assertThat(portal.get(path, "Accept", "text/html").headers().firstValue("Content-Type"))
                    .as(path)
                    .hasValue("text/html; charset=utf-8");
            assertThat(portal.get(path + "?f=html").body()).contains("<h1>");
        }
    }
}

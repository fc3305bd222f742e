package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.dataset.table.SharedBikes.PORTAL;
import static pilotcity.portal.dataset.table.SharedBikes.json;
import static pilotcity.portal.dataset.table.SharedBikes.objects;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.tile.TileClient;

/** One table through OGC API Features and Tiles. */
class TableCollectionTest {
    private static final String SET = "street-bikes";
    private static final String COLLECTION = "/ogc/collections/street-bikes.bikes";

    private static SharedBikes bikes;

    @BeforeAll
    static void publish() {
        bikes = new SharedBikes(SET);
    }

    @AfterAll
    static void withdraw() {
        bikes.close();
    }

    private static List<String> ids(JsonObject page) {
        return objects(page.getJsonArray("features")).stream()
                .map(feature -> feature.getJsonObject("properties").getString("id"))
                .toList();
    }

    @Test
    void aTableIsACollectionWhoseColumnsMayBeCalledLikeMembersOfFeatures() {
        assertThat(objects(json("/ogc/collections").getJsonArray("collections")))
                .extracting(each -> each.getString("id"))
                .contains(SET + ".bikes", "pilots");
        JsonObject collection = json(COLLECTION);
        assertThat(collection
                        .getJsonObject("extent")
                        .getJsonObject("spatial")
                        .getJsonArray("bbox")
                        .getJsonArray(0))
                .isEqualTo(JsonArray.of(113.1, 22.5, 114.5, 23.25));
        assertThat(collection
                        .getJsonObject("extent")
                        .getJsonObject("temporal")
                        .getJsonArray("interval")
                        .getJsonArray(0)
                        .getString(0))
                .startsWith("2025-12-31T16:00");
        JsonObject schema = json(COLLECTION + "/schema").getJsonObject("properties");
        assertThat(schema.fieldNames()).contains("_id", "id", "kind", "datetime", "limit", "geometry");
        assertThat(schema.getJsonObject("_id").getString("x-ogc-role")).isEqualTo("id");
        assertThat(schema.getJsonObject("id").containsKey("x-ogc-role")).isFalse();
        assertThat(json(COLLECTION + "/queryables").getJsonObject("properties").fieldNames())
                .contains("kind");
        assertThat(json(COLLECTION + "/sortables").getJsonObject("properties").fieldNames())
                .contains("datetime");
    }

    @Test
    void itemsAreFeaturesPageByPage() {
        JsonObject items = json(COLLECTION + "/items?limit=2");
        assertThat(items.getInteger("numberMatched")).isEqualTo(4);
        JsonObject feature = items.getJsonArray("features").getJsonObject(0);
        assertThat(feature.getString("id")).isEqualTo("1");
        assertThat(feature.getJsonObject("geometry").getString("type")).isEqualTo("Point");
        assertThat(feature.getJsonObject("properties").getMap())
                .containsEntry("id", "a1")
                .containsEntry("kind", "桥")
                .doesNotContainKeys("_id", "geometry");
        String next = objects(items.getJsonArray("links")).stream()
                .filter(link -> link.getString("rel").equals("next"))
                .findFirst()
                .orElseThrow()
                .getString("href");
        assertThat(ids(json(next.substring(PORTAL.url().length())))).containsExactly("d4", "e5");
        assertThat(json(COLLECTION + "/items/2").getJsonObject("properties").getString("id"))
                .isEqualTo("c3");
        assertThat(PORTAL.get(COLLECTION + "/items/9").statusCode()).isEqualTo(404);
        assertThat(PORTAL.get("/ogc/collections/" + SET + ".none").statusCode()).isEqualTo(404);
    }

    @Test
    void aTableHasPagesAndIsDescribed() {
        for (String path : List.of("", "/items", "/items/1", "/schema", "/queryables")) {
            HttpResponse<String> page = PORTAL.get(COLLECTION + path, "Accept", "text/html");
            assertThat(page.statusCode()).as(path + page.body()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>");
        }
        JsonObject described = json("/ogc/api?f=json");
        assertThat(described.getJsonObject("paths").fieldNames())
                .contains(
                        "/collections/street-bikes.bikes/items",
                        "/collections/street-bikes.bikes/tiles/{tileMatrixSet}");
    }

    @Test
    void rowsAreFoundByPlaceTimeConditionAndProperty() {
        assertThat(ids(json(COLLECTION + "/items?bbox=113,23,113.15,23.15"))).containsExactly("a1", "d4");
        assertThat(ids(json(COLLECTION + "/items?datetime=2026-02-02"))).containsExactly("c3");
        assertThat(ids(json(COLLECTION + "/items?datetime=2026-02-01/.."))).containsExactly("c3", "d4", "e5");
        assertThat(ids(json(COLLECTION + "/items?kind=" + TestPortal.encode("桥"))))
                .containsExactly("a1", "c3");
        assertThat(ids(json(COLLECTION + "/items?filter=" + TestPortal.encode("\"limit\" > 10 AND id <> 'a1'"))))
                .containsExactly("c3");
        assertThat(ids(json(COLLECTION + "/items?sortby=-datetime,id"))).containsExactly("e5", "d4", "c3", "a1");
        assertThat(ids(json(COLLECTION + "/items?filter="
                        + TestPortal.encode("S_INTERSECTS(geometry, BBOX(23, 113, 23.15, 113.15))")
                        + "&filter-crs=http://www.opengis.net/def/crs/EPSG/0/4326")))
                .containsExactly("a1");
        JsonObject turned = json(COLLECTION + "/items/1?crs=http://www.opengis.net/def/crs/EPSG/0/4326");
        assertThat(turned.getJsonObject("geometry").getJsonArray("coordinates").getDouble(0))
                .isEqualTo(23.1);
        assertThat(PORTAL.get(COLLECTION + "/items?nothing=1").statusCode()).isEqualTo(400);
        assertThat(PORTAL.get(COLLECTION + "/items?filter=nothing%3D1").statusCode())
                .isEqualTo(400);
    }

    @Test
    void tilesShowRows() {
        for (String tile : List.of(
                "/tiles/datasets/" + SET + "/tables/bikes/0/0/0.mvt",
                COLLECTION + "/tiles/WebMercatorQuad/0/0/0?f=mvt")) {
            List<Map<String, Object>> said = TileClient.decode(PORTAL.bytes(tile)).stream()
                    .map(TileClient.Feature::properties)
                    .toList();
            assertThat(said).hasSize(3);
            assertThat(said).extracting(each -> each.get("id")).containsExactlyInAnyOrder("a1", "c3", "e5");
            assertThat(said).extracting(each -> each.get("_id")).contains("1", "2", "4");
        }
        String filter = "?filter=" + TestPortal.encode("kind = '桥'");
        assertThat(TileClient.decode(PORTAL.bytes("/tiles/datasets/" + SET + "/tables/bikes/0/0/0.mvt" + filter)))
                .hasSize(2);
        assertThat(PORTAL.get("/tiles/datasets/" + SET + "/tables/bikes/3/0/0.mvt")
                        .statusCode())
                .isEqualTo(204);
        JsonObject described = json("/tiles/datasets/" + SET + "/tables/bikes.json");
        assertThat(described.getJsonArray("tiles").getString(0)).contains("/tables/bikes/{z}/{x}/{y}.mvt");
        assertThat(json(COLLECTION + "/tiles").getJsonArray("tilesets")).hasSize(1);
        assertThat(json(COLLECTION + "/tiles/WebMercatorQuad")
                        .getJsonArray("layers")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo(SET + ".bikes");
    }
}

package pilotcity.portal.face.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;

/** OGC API Features, Part 2. */
class OgcReferenceSystemsTest {
    private static final String GUANGZHOU = "/collections/places/items/440100";

    private final OgcClient ogcClient = new OgcClient(TestPortal.shared());

    private static JsonArray at(JsonObject feature) {
        return feature.getJsonObject("geometry").getJsonArray("coordinates");
    }

    @Test
    void collectionsSayWhichSystemsThereAre() {
        JsonObject collection = ogcClient.json("/collections/places");
        assertThat(collection.getJsonArray("crs"))
                .isEqualTo(JsonArray.of(
                        OgcClient.CRS84, OgcClient.EPSG + "4326", OgcClient.EPSG + "3857", OgcClient.EPSG + "4490"));
        assertThat(collection.getString("storageCrs")).isEqualTo(OgcClient.CRS84);
    }

    @ParameterizedTest
    @CsvSource({"4326, true", "4490, true", "3857, false"})
    void coordinatesComeInTheOrderAndUnitOfTheSystem(String code, boolean turned) {
        JsonArray known = at(ogcClient.json(GUANGZHOU));
        HttpResponse<String> response = ogcClient.get(GUANGZHOU + "?crs=" + encode(OgcClient.EPSG + code));
        assertThat(response.headers().firstValue("Content-Crs")).hasValue("<" + OgcClient.EPSG + code + ">");
        JsonArray moved = at(new JsonObject(response.body()));
        if (turned) {
            assertThat(moved).isEqualTo(JsonArray.of(known.getValue(1), known.getValue(0)));
        } else {
            double x = known.getDouble(0) * 20037508.342789244 / 180;
            double y = Math.log(Math.tan((90 + known.getDouble(1)) * Math.PI / 360)) * 6378137;
            assertThat(moved.getDouble(0)).isCloseTo(x, within(0.001));
            assertThat(moved.getDouble(1)).isCloseTo(y, within(0.001));
        }
        assertThat(ogcClient.get(GUANGZHOU).headers().firstValue("Content-Crs")).hasValue("<" + OgcClient.CRS84 + ">");
    }

    @Test
    void everyShapeOfAFeatureIsMoved() {
        JsonObject known = ogcClient.json("/collections/places/items/440000").getJsonObject("properties");
        JsonObject moved = ogcClient
                .json("/collections/places/items/440000?crs=" + encode(OgcClient.EPSG + "4326"))
                .getJsonObject("properties");
        JsonArray ring = known.getJsonObject("boundary").getJsonArray("coordinates");
        JsonArray turned = moved.getJsonObject("boundary").getJsonArray("coordinates");
        while (ring.getValue(0) instanceof JsonArray inner) {
            ring = inner;
            turned = turned.getJsonArray(0);
        }
        assertThat(turned).isEqualTo(JsonArray.of(ring.getValue(1), ring.getValue(0)));
        known.remove("boundary");
        moved.remove("boundary");
        assertThat(moved).isEqualTo(known);
    }

    @Test
    void aBoxFindsTheSameInEverySystem() {
        List<String> ids = ogcClient.ids("places", "limit=1000&bbox=113,22,114,24");
        assertThat(ids).hasSizeGreaterThan(5);
        for (String box : List.of(
                "22,113,24,114&bbox-crs=" + encode(OgcClient.EPSG + "4326"),
                "22,113,24,114&bbox-crs=" + encode(OgcClient.EPSG + "4490"),
                "12579102.4596,2511525.2335,12690421.9503,2753408.1091&bbox-crs=" + encode(OgcClient.EPSG + "3857"),
                "113,22,114,24&bbox-crs=" + encode(OgcClient.CRS84),
                "22,113,24,114&bbox-crs=" + encode("[EPSG:4326]"))) {
            assertThat(ogcClient.ids("places", "limit=1000&bbox=" + box))
                    .as(box)
                    .containsExactlyElementsOf(ids);
        }
    }

    @Test
    void aFilterFindsTheSameInEverySystem() {
        List<String> ids =
                ogcClient.ids("places", "limit=1000&filter=" + encode("S_INTERSECTS(geometry, BBOX(113,22,114,24))"));
        assertThat(ids).hasSizeGreaterThan(5);
        assertThat(ogcClient.ids(
                        "places",
                        "limit=1000&filter-crs=" + encode(OgcClient.EPSG + "4326") + "&filter="
                                + encode("S_INTERSECTS(geometry, BBOX(22,113,24,114))")))
                .containsExactlyElementsOf(ids);
        assertThat(ogcClient.ids(
                        "places",
                        "limit=1000&filter-crs=" + encode(OgcClient.EPSG + "4326") + "&filter="
                                + encode("S_INTERSECTS(geometry, POLYGON((22 113,24 113,24 114,22 114,22 113)))")))
                .containsExactlyElementsOf(ids);
        assertThat(ogcClient.ids(
                        "places",
                        "limit=1000&filter-lang=cql2-json&filter-crs=" + encode(OgcClient.EPSG + "4490") + "&filter="
                                + encode("{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},"
                                        + "{\"bbox\":[22,113,24,114]}]}")))
                .containsExactlyElementsOf(ids);
    }
}

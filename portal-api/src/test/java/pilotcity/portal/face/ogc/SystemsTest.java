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
class SystemsTest {
    private static final String GUANGZHOU = "/collections/places/items/440100";

    private final Ogc ogc = new Ogc(TestPortal.shared());

    private static JsonArray at(JsonObject feature) {
        return feature.getJsonObject("geometry").getJsonArray("coordinates");
    }

    @Test
    void collectionsSayWhichSystemsThereAre() {
        JsonObject collection = ogc.json("/collections/places");
        assertThat(collection.getJsonArray("crs"))
                .isEqualTo(JsonArray.of(Ogc.CRS84, Ogc.EPSG + "4326", Ogc.EPSG + "3857", Ogc.EPSG + "4490"));
        assertThat(collection.getString("storageCrs")).isEqualTo(Ogc.CRS84);
    }

    @ParameterizedTest
    @CsvSource({"4326, true", "4490, true", "3857, false"})
    void coordinatesComeInTheOrderAndUnitOfTheSystem(String code, boolean turned) {
        JsonArray known = at(ogc.json(GUANGZHOU));
        HttpResponse<String> response = ogc.get(GUANGZHOU + "?crs=" + encode(Ogc.EPSG + code));
        assertThat(response.headers().firstValue("Content-Crs")).hasValue("<" + Ogc.EPSG + code + ">");
        JsonArray moved = at(new JsonObject(response.body()));
        if (turned) {
            assertThat(moved).isEqualTo(JsonArray.of(known.getValue(1), known.getValue(0)));
        } else {
            double x = known.getDouble(0) * 20037508.342789244 / 180;
            double y = Math.log(Math.tan((90 + known.getDouble(1)) * Math.PI / 360)) * 6378137;
            assertThat(moved.getDouble(0)).isCloseTo(x, within(0.001));
            assertThat(moved.getDouble(1)).isCloseTo(y, within(0.001));
        }
        assertThat(ogc.get(GUANGZHOU).headers().firstValue("Content-Crs")).hasValue("<" + Ogc.CRS84 + ">");
    }

    @Test
    void everyShapeOfAFeatureIsMoved() {
        JsonObject known = ogc.json("/collections/places/items/440000").getJsonObject("properties");
        JsonObject moved = ogc.json("/collections/places/items/440000?crs=" + encode(Ogc.EPSG + "4326"))
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
        List<String> ids = ogc.ids("places", "limit=1000&bbox=113,22,114,24");
        assertThat(ids).hasSizeGreaterThan(5);
        for (String box : List.of(
                "22,113,24,114&bbox-crs=" + encode(Ogc.EPSG + "4326"),
                "22,113,24,114&bbox-crs=" + encode(Ogc.EPSG + "4490"),
                "12579102.4596,2511525.2335,12690421.9503,2753408.1091&bbox-crs=" + encode(Ogc.EPSG + "3857"),
                "113,22,114,24&bbox-crs=" + encode(Ogc.CRS84),
                "22,113,24,114&bbox-crs=" + encode("[EPSG:4326]"))) {
            assertThat(ogc.ids("places", "limit=1000&bbox=" + box)).as(box).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void aFilterFindsTheSameInEverySystem() {
        List<String> ids =
                ogc.ids("places", "limit=1000&filter=" + encode("S_INTERSECTS(geometry, BBOX(113,22,114,24))"));
        assertThat(ids).hasSizeGreaterThan(5);
        assertThat(ogc.ids(
                        "places",
                        "limit=1000&filter-crs=" + encode(Ogc.EPSG + "4326") + "&filter="
                                + encode("S_INTERSECTS(geometry, BBOX(22,113,24,114))")))
                .containsExactlyElementsOf(ids);
        assertThat(ogc.ids(
                        "places",
                        "limit=1000&filter-crs=" + encode(Ogc.EPSG + "4326") + "&filter="
                                + encode("S_INTERSECTS(geometry, POLYGON((22 113,24 113,24 114,22 114,22 113)))")))
                .containsExactlyElementsOf(ids);
        assertThat(ogc.ids(
                        "places",
                        "limit=1000&filter-lang=cql2-json&filter-crs=" + encode(Ogc.EPSG + "4490") + "&filter="
                                + encode("{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},"
                                        + "{\"bbox\":[22,113,24,114]}]}")))
                .containsExactlyElementsOf(ids);
    }
}

package pilotcity.portal.face.tile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.tilegrid.WebMercator;
import pilotcity.portal.TestPortal;

class TileFaceTest {
    private static final String GUANGDONG = "?filter=" + TestPortal.encode("province = '440000'");

    private final TestPortal portal = TestPortal.shared();
    private final TileClient tileClient = new TileClient(portal);

    private long found(String query) {
        return tileClient.json("/api/search?limit=0&" + query).getLong("total");
    }

    @Test
    void theWholeWorldHasAllDocumentsThatHaveAPlace() {
        assertThat(tileClient.total("pilots", 0, 0, 0, "")).isEqualTo(found("kind=pilot"));
        assertThat(tileClient.total("places", 0, 0, 0, "")).isEqualTo(found("kind=place&bbox=-180,-85,180,85"));
        assertThat(tileClient.total("all", 0, 0, 0, "?kind=pilot,project"))
                .isEqualTo(found("kind=pilot,project&bbox=-180,-85,180,85"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 8, 11, 15})
    void fourTilesShowWhatTheOneAboveThemShows(int zoom) {
        int column = (int) (WebMercator.x(113.26) * (1 << zoom));
        int row = (int) (WebMercator.y(23.13) * (1 << zoom));
        for (String query : new String[] {"", GUANGDONG, "?q=" + TestPortal.encode("广州")}) {
            assertThat(tileClient.children("places", zoom, column, row, query))
                    .isEqualTo(tileClient.total("places", zoom, column, row, query));
        }
    }

    @Test
    void aFilterNarrowsATileAsItNarrowsASearch() {
        String query = "filter=" + TestPortal.encode("province = '440000' AND batch = 2012");
        Set<Object> ids = tileClient.features("/tiles/pilots/3/6/3.mvt?" + query).stream()
                .map(feature -> feature.properties().get("id"))
                .collect(Collectors.toSet());
        JsonArray items =
                tileClient.json("/api/search?kind=pilot&limit=100&" + query).getJsonArray("items");
        assertThat(items).isNotEmpty();
        assertThat(ids)
                .isEqualTo(items.stream()
                        .map(item -> ((JsonObject) item).getJsonObject("document"))
                        .map(document -> document.getString("id"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void closeUpEveryDocumentHasItsNameAndItsPlace() {
        JsonObject pilot = tileClient
                .json("/api/search?kind=pilot&limit=1&q=" + TestPortal.encode("东城区"))
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("document");
        JsonArray at = pilot.getJsonObject("geometry").getJsonArray("coordinates");
        double x = WebMercator.x(at.getDouble(0)) * (1 << 15);
        double y = WebMercator.y(at.getDouble(1)) * (1 << 15);
        TileClient.Feature shown = tileClient.features("/tiles/pilots/15/" + (int) x + "/" + (int) y + ".mvt").stream()
                .filter(feature ->
                        pilot.getString("id").equals(feature.properties().get("id")))
                .findFirst()
                .orElseThrow();
        assertThat(shown.properties())
                .containsEntry("name", pilot.getString("name"))
                .containsEntry("batch", pilot.getLong("batch"));
        assertThat(shown.geometry().getCoordinate().x).isEqualTo(Math.floor((x - (int) x) * 4096));
        assertThat(shown.geometry().getCoordinate().y).isEqualTo(Math.floor((y - (int) y) * 4096));
    }

    @Test
    void manyDocumentsAreClustersThatSayOfWhatTheyAreMade() {
        List<TileClient.Feature> clusters = tileClient.features("/tiles/places/2/3/1.mvt?by=level").stream()
                .filter(feature -> feature.count() > 1)
                .toList();
        assertThat(clusters).isNotEmpty().allSatisfy(cluster -> {
            long parts = cluster.properties().entrySet().stream()
                    .filter(property -> property.getKey().startsWith("by:"))
                    .mapToLong(property -> ((Number) property.getValue()).longValue())
                    .sum();
            assertThat(parts).isEqualTo(cluster.count());
        });
    }

    @Test
    void boundariesAreLayersOfTheirOwnAndValid() {
        List<TileClient.Feature> areas = tileClient.features("/tiles/places/3/6/3.mvt").stream()
                .filter(feature -> feature.layer().equals("places.boundary"))
                .toList();
        assertThat(areas).hasSizeGreaterThan(10).allSatisfy(area -> {
            assertThat(area.geometry().isValid()).isTrue();
            assertThat(area.geometry().getDimension()).isEqualTo(2);
            assertThat(area.geometry().getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(4096 + 128);
        });
    }

    @Test
    void theGridCountsTheSameDocumentsInAreas() {
        assertThat(tileClient.features("/tiles/places/grid/4/13/6.mvt"))
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.geometry().getArea()).isEqualTo(128 * 128));
        assertThat(tileClient.total("places/grid", 4, 13, 6, "")).isEqualTo(tileClient.total("places", 4, 13, 6, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/tiles/pilots/3/6/3.mvt?limit=5, 400, limit",
        "/tiles/pilots/3/6/3.mvt?f=mvt, 400, f",
        "/tiles/pilots/3/6/3.mvt?by=name, 400, by",
        "/tiles/pilots/3/6/3.mvt?filter=nothing%3D1, 400, filter",
        "/tiles/pilots/3/x/3.mvt, 400, x",
        "/tiles/pilots/1.5/1/1.mvt, 400, z",
        "/tiles/pilots/3/8/3.mvt, 404,",
        "/tiles/pilots/3/6/-1.mvt, 404,",
        "/tiles/pilots/25/0/0.mvt, 404,",
        "/tiles/nothing/3/6/3.mvt, 404,",
        "/tiles/categories/3/6/3.mvt, 404,",
        "/tiles/nothing.json, 404,",
        "/ogc/collections/pilots/tiles/WorldCRS84Quad, 404,",
        "/ogc/collections/pilots/tiles/WebMercatorQuad/3/3/9, 404,",
        "/ogc/collections/pilots/tiles/WebMercatorQuad/3/a/6, 400, tileRow",
        "/ogc/collections/pilots/tiles/WebMercatorQuad/3/3/6?f=png, 400, f",
        "/ogc/collections/pilots/tiles?x=1, 400, x"
    })
    void whatIsWrongIsNamed(String path, int status, String parameter) {
        HttpResponse<String> answer = portal.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("parameter")).isEqualTo(parameter);
    }

    @Test
    void aTileIsKeptForAWhileAndAskedForAgainByItsTag() {
        HttpResponse<String> first = portal.get("/tiles/places/3/6/3.mvt", "Accept-Encoding", "gzip");
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/vnd.mapbox-vector-tile");
        assertThat(first.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=60");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(portal.get("/tiles/places/3/6/3.mvt", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        HttpResponse<String> head = portal.send(portal.request("/tiles/places/3/6/3.mvt")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("ETag")).hasValue(tag);
        assertThat(portal.get("/tiles/pilots/3/6/3.mvt", "Origin", "https://example.org")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .hasValue("*");
    }

    @Test
    void aTileWithoutAnythingHasNoContent() {
        HttpResponse<String> empty = portal.get("/tiles/pilots/3/0/0.mvt");
        assertThat(empty.statusCode()).isEqualTo(204);
        assertThat(empty.body()).isEmpty();
    }

    @Test
    void aMapLibraryFindsTilesLayersAndFields() {
        JsonObject description = tileClient.json("/tiles/pilots.json" + GUANGDONG);
        assertThat(description.getString("tilejson")).isEqualTo("3.0.0");
        assertThat(description.getJsonArray("tiles").getString(0))
                .isEqualTo(portal.url() + "/tiles/pilots/{z}/{x}/{y}.mvt" + GUANGDONG);
        JsonObject layer = description.getJsonArray("vector_layers").getJsonObject(0);
        assertThat(layer.getString("id")).isEqualTo("pilots");
        assertThat(layer.getJsonObject("fields").getMap())
                .containsEntry("batch", "Number")
                .containsEntry("name", "String")
                .containsEntry("point_count", "Number");
        assertThat(tileClient.json("/tiles/places.json").getJsonArray("vector_layers").stream()
                        .map(each -> ((JsonObject) each).getString("id")))
                .containsExactly("places", "places.boundary");
        assertThat(tileClient
                        .json("/tiles/pilots/grid.json")
                        .getJsonArray("tiles")
                        .getString(0))
                .isEqualTo(portal.url() + "/tiles/pilots/grid/{z}/{x}/{y}.mvt");
    }

    @Test
    void theStyleDrawsEveryKindAndNeedsNothingFromElsewhere() {
        JsonObject style = tileClient.json("/tiles/style.json");
        assertThat(style.getInteger("version")).isEqualTo(8);
        assertThat(style.fieldNames()).doesNotContain("glyphs", "sprite");
        assertThat(style.getJsonObject("sources").fieldNames()).contains("pilots", "places", "records", "campaigns");
        Set<String> layers = style.getJsonArray("layers").stream()
                .map(layer -> ((JsonObject) layer).getString("id"))
                .collect(Collectors.toSet());
        assertThat(layers).hasSize(style.getJsonArray("layers").size()).contains("background", "pilots-points");
        style.getJsonObject("sources")
                .forEach(source -> assertThat(((JsonObject) source.getValue()).getString("url"))
                        .startsWith(portal.url() + "/tiles/"));
    }

    @Test
    void whomTheDataAreFromIsSaidWhereverTilesAreDescribed() {
        String pilots = tileClient.json("/tiles/pilots.json").getString("attribution");
        assertThat(pilots)
                .contains("GeoNames")
                .contains("<a href=\"" + portal.url() + "/datasets/pilots\">")
                .contains("CC-BY-4.0");
        assertThat(tileClient.json("/tiles/all.json").getString("attribution")).contains("Natural Earth", "GeoNames");
        assertThat(tileClient.json("/tiles/pilots/grid.json").getString("attribution"))
                .isEqualTo(pilots);
        assertThat(tileClient
                        .json("/tiles/style.json")
                        .getJsonObject("sources")
                        .getJsonObject("pilots")
                        .getString("attribution"))
                .isEqualTo(pilots);
        assertThat(tileClient
                        .json("/ogc/collections/pilots/tiles/WebMercatorQuad?f=json")
                        .getString("attribution"))
                .isEqualTo(pilots);
    }
}

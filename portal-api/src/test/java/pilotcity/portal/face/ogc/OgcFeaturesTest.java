package pilotcity.portal.face.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** OGC API Features 1.0.1, Part 1: what its executable tests look at. */
class OgcFeaturesTest {
    private final TestPortal portal = TestPortal.shared();
    private final OgcClient ogcClient = new OgcClient(portal);

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "?f=json"})
    void theLandingPageLeadsToEverything(String path) {
        JsonObject landing = ogcClient.json(path);
        assertThat(OgcClient.links(landing, "service-desc"))
                .extracting(link -> link.getString("type"))
                .containsExactly("application/vnd.oai.openapi+json;version=3.0");
        for (String rel : List.of(
                "self",
                "alternate",
                "service-desc",
                "service-doc",
                "conformance",
                "data",
                "http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog")) {
            JsonObject link = OgcClient.links(landing, rel).getFirst();
            HttpResponse<String> there = portal.get(ogcClient.path(link.getString("href")));
            assertThat(there.statusCode()).as(rel).isEqualTo(200);
            assertThat(there.headers().firstValue("Content-Type").orElseThrow()).startsWith(link.getString("type"));
        }
    }

    @Test
    void theConformanceNamesTheClasses() {
        List<?> classes =
                ogcClient.json("/conformance").getJsonArray("conformsTo").getList();
        for (String name : List.of("core", "oas30", "html", "geojson")) {
            assertThat(classes.toString()).contains("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + name);
        }
        assertThat(classes.toString()).doesNotContain("cql2/1.0/conf/functions");
        assertThat(new HashSet<>(classes)).hasSameSizeAs(classes);
    }

    @Test
    void everyKindWithPlacesIsACollectionThatIsDescribedAlikeInTheListAndAlone() {
        JsonObject list = ogcClient.json("/collections");
        List<JsonObject> collections = OgcClient.objects(list.getJsonArray("collections"));
        assertThat(collections)
                .extracting(each -> each.getString("id"))
                .contains("places", "pilots", "projects", "campaigns", "records", "datasets", "catalogue")
                .doesNotContain("organisations");
        for (JsonObject collection : collections) {
            assertThat(ogcClient.json("/collections/" + collection.getString("id")))
                    .isEqualTo(collection);
            assertThat(collection.getString("title")).isNotBlank();
            assertThat(collection.getString("itemType")).isIn("feature", "record");
            assertThat(OgcClient.links(collection, "items"))
                    .extracting(link -> link.getString("type"))
                    .contains("application/geo+json", "text/html");
            for (JsonObject link : OgcClient.objects(collection.getJsonArray("links"))) {
                assertThat(portal.get(ogcClient.path(link.getString("href"))).statusCode())
                        .as(link.encode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theExtentHoldsEveryFeature() {
        JsonObject collection = ogcClient.json("/collections/pilots");
        JsonArray box = collection
                .getJsonObject("extent")
                .getJsonObject("spatial")
                .getJsonArray("bbox")
                .getJsonArray(0);
        for (JsonObject feature : OgcClient.features(ogcClient.json("/collections/pilots/items?limit=1000"))) {
            JsonObject geometry = feature.getJsonObject("geometry");
            if (geometry != null) {
                JsonArray at = geometry.getJsonArray("coordinates");
                assertThat(at.getDouble(0)).isBetween(box.getDouble(0) - 1e-6, box.getDouble(2) + 1e-6);
                assertThat(at.getDouble(1)).isBetween(box.getDouble(1) - 1e-6, box.getDouble(3) + 1e-6);
            }
        }
    }

    @Test
    void aPageOfFeaturesHasWhatTheStandardAsksFor() {
        HttpResponse<String> response = ogcClient.get("/collections/pilots/items?limit=7");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/geo+json");
        assertThat(response.headers().allValues("Link").toString()).contains("rel=\"next\"");
        JsonObject page = new JsonObject(response.body());
        assertThat(page.getString("type")).isEqualTo("FeatureCollection");
        assertThat(page.getInteger("numberMatched")).isEqualTo(193);
        assertThat(page.getInteger("numberReturned")).isEqualTo(7);
        assertThat(page.getInstant("timeStamp")).isNotNull();
        assertThat(OgcClient.links(page, "self")).hasSize(1);
        for (JsonObject feature : OgcClient.features(page)) {
            assertThat(feature.getString("type")).isEqualTo("Feature");
            assertThat(feature.getJsonObject("properties").getString("name")).isNotBlank();
            assertThat(feature.getJsonObject("properties").containsKey("geometry"))
                    .isFalse();
            assertThat(feature.getJsonObject("properties").containsKey("kind")).isFalse();
        }
    }

    @Test
    void followingNextMeetsEveryFeatureOnce() {
        List<String> ids = ogcClient.ids("pilots", "limit=50");
        assertThat(ids).hasSize(193).doesNotHaveDuplicates();
        assertThat(ogcClient.ids("pilots", "limit=100&sortby=-announced,name&filter=" + encode("batch = 2013")))
                .hasSize(103)
                .doesNotHaveDuplicates();
    }

    @Test
    void aFeatureIsTheOneOfThePageWithMoreLinks() {
        JsonObject page = ogcClient.json("/collections/projects/items?limit=20");
        for (JsonObject feature : OgcClient.features(page)) {
            JsonObject alone = ogcClient.json("/collections/projects/items/" + encode(feature.getString("id")));
            assertThat(alone.getJsonObject("geometry")).isEqualTo(feature.getJsonObject("geometry"));
            assertThat(alone.getString("id")).isEqualTo(feature.getString("id"));
            assertThat(alone.getJsonObject("properties").getMap())
                    .containsAllEntriesOf(feature.getJsonObject("properties").getMap());
            for (String rel : List.of("self", "alternate", "collection")) {
                assertThat(OgcClient.links(alone, rel)).as(rel).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 10", "1000, 193", "1001, 193", "100000, 193", "99999999999999, 193"})
    void aLimitThatIsTooLargeIsNoError(String limit, int returned) {
        assertThat(ogcClient.json("/collections/pilots/items?limit=" + limit).getInteger("numberReturned"))
                .isEqualTo(returned);
        assertThat(ogcClient.json("/collections/pilots/items").getInteger("numberReturned"))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=0|limit",
                "limit=-1|limit",
                "limit=abc|limit",
                "limit=1.5|limit",
                "bbox=1,2,3|bbox",
                "bbox=a,b,c,d|bbox",
                "bbox=1,2,3,4,5|bbox",
                "bbox=10,20,30,10|bbox",
                "bbox=1,2,3,4&bbox=1,2,3,4|bbox",
                "bbox=1,2,3,NaN|bbox",
                "datetime=yesterday|datetime",
                "datetime=2013-13-01|datetime",
                "datetime=2014-01-01/2013-01-01|datetime",
                "unknown=1|unknown",
                "crs=EPSG:4326|crs",
                "bbox-crs=x&bbox=1,2,3,4|bbox-crs",
                "filter-crs=x&filter=1%3D1|filter-crs",
                "f=xml|f",
                "cursor=abc|cursor",
                "batch=many|batch",
                "level=none|level",
                "sortby=nothing|sortby",
                "filter=%28|filter",
                "filter=nothing%3D1|filter",
                "filter=1%3D1&filter-lang=sql|filter-lang",
                "aggregations=nothing|aggregations"
            })
    void whatCannotBeReadIsRefusedWithTheNameOfTheParameter(String query, String parameter) {
        ogcClient.refused("/collections/pilots/items?" + query, 400, parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/conformance",
                "/collections",
                "/collections/places",
                "/api",
                "/collections/places/queryables",
                "/collections/places/sortables",
                "/collections/places/schema"
            })
    void everyDocumentTakesAFormatAndNothingElse(String path) {
        ogcClient.refused(path + "?unknown=1", 400, "unknown");
        ogcClient.refused(path + "?f=xml", 400, "f");
        HttpResponse<String> page = ogcClient.get(path + "?f=html");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("<main", "<h1>", "rel=\"http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog\"");
        assertThat(ogcClient.get(path, "Accept", "text/html").body()).startsWith("<!doctype html>");
        assertThat(ogcClient
                        .get(path, "Accept", "text/html;q=0.5, application/json")
                        .body())
                .startsWith("{");
        assertThat(ogcClient.get(path, "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(portal.get("/en/ogc" + path, "Accept", "text/html").body()).contains("lang=\"en\"");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        ogcClient.refused("/collections/nothing", 404, null);
        ogcClient.refused("/collections/nothing/items", 404, null);
        ogcClient.refused("/collections/pilots/items/nothing", 404, null);
        ogcClient.refused("/nothing", 404, null);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /collections/places/items",
        "DELETE, /collections/places/items/440000",
        "PUT, /collections",
        "PATCH, /"
    })
    void whatCannotBeDoneSaysWhatCan(String method, String path) {
        HttpResponse<String> response = portal.send(portal.request("/ogc" + path)
                .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                .build());
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() {
        HttpResponse<String> first = ogcClient.get("/collections/places/items?limit=3");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(ogcClient
                        .get("/collections/places/items?limit=3", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<String> head = portal.send(portal.request("/ogc/collections/places/items?limit=3")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"113,22,114,24", "113,22,0,114,24,100", "177,65,-177,70", "-180,-90,180,90", "-10,-10,-5,-5"})
    void aBoxFindsWhatLiesInItOrNowhere(String box) {
        String[] corners = box.split(",");
        int half = corners.length / 2;
        double west = Double.parseDouble(corners[0]);
        double south = Double.parseDouble(corners[1]);
        double east = Double.parseDouble(corners[half]);
        double north = Double.parseDouble(corners[half + 1]);
        Set<String> expected = new HashSet<>();
        for (JsonObject feature : OgcClient.features(ogcClient.json("/collections/pilots/items?limit=1000"))) {
            JsonObject geometry = feature.getJsonObject("geometry");
            JsonArray at = geometry == null ? null : geometry.getJsonArray("coordinates");
            boolean across = west > east;
            if (at == null
                    || (at.getDouble(1) >= south
                            && at.getDouble(1) <= north
                            && (across
                                    ? at.getDouble(0) >= west || at.getDouble(0) <= east
                                    : at.getDouble(0) >= west && at.getDouble(0) <= east))) {
                expected.add(feature.getString("id"));
            }
        }
        assertThat(ogcClient.ids("pilots", "limit=100&bbox=" + box)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2013-01-01/2013-12-31",
        "2013-01-01/..",
        "../2012-12-31",
        "2013-08-01/P1M",
        "2012-12-05",
        "/2012-12-31",
        "2020-01-01/P2D",
        "2013-01-29T00:00:00Z"
    })
    void aTimeFindsWhatIsOfItOrOfNone(String time) {
        List<String> ids = ogcClient.ids("pilots", "limit=100&datetime=" + time);
        List<String> never = ogcClient.ids("pilots", "limit=100&filter=" + encode("announced IS NULL"));
        assertThat(ids).containsAll(never).doesNotHaveDuplicates();
        assertThat(ogcClient.ids("places", "limit=5&filter=" + encode("level='province'") + "&datetime=" + time))
                .as("places have no time")
                .hasSize(31);
    }
}

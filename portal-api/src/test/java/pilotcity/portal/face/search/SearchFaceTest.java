package pilotcity.portal.face.search;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

class SearchFaceTest {
    private final TestPortal portal = TestPortal.shared();

    @Test
    void allPilotsProvincesAndProjectsAreThere() {
        assertThatJson(search("kind=pilot&limit=0&facets=batch,province:100"))
                .and(
                        json -> json.node("total").isEqualTo(193),
                        json -> json.node("facets.province").isArray().hasSize(30),
                        json -> json.node("facets.batch")
                                .isEqualTo("[{\"value\":\"2013\",\"count\":103},{\"value\":\"2012\",\"count\":90}]"));
        assertThatJson(search("kind=project&limit=0")).node("total").isEqualTo(8);
        assertThatJson(search("kind=place&limit=0&filter=" + encode("level = 'province'")))
                .node("total")
                .isEqualTo(31);
    }

    @ParameterizedTest
    @CsvSource({
        "广州天河智慧城, GZ-TIANHE",
        "深圳光明智慧城（招商局智慧城）, SZ-GUANGMING",
        "桃浦, SH-TAOPU",
        "青岛国际生态智慧城, QD-ECO",
        "西安智慧城, XA",
        "重庆智慧小区, CQ-XQ",
        "苏州智慧小区, SU-XQ",
        "武汉智慧小区示范项目, WH-XQ",
        "天河, GZ-TIANHE",
        "光明, SZ-GUANGMING",
        "Taopu Science, SH-TAOPU",
        "guangzhou tianhe, GZ-TIANHE"
    })
    void aProjectIsFoundByItsNameOrAPartOfIt(String words, String id) {
        assertThatJson(search("kind=project&q=" + encode(words)))
                .inPath("items[0].id")
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "天河, place, 440106", "tianhe, place, 440106", "Guangzhou, place, 440100", "拜客, organisation, bike-guangzhou",
        "智慧城, project, GZ-TIANHE", "广州智慧城, project, GZ-TIANHE", "两江新区, pilot, CN-SCP-2012-009",
                "liangjiang, pilot, CN-SCP-2012-009",
        "江苏 无锡, pilot, CN-SCP-2012-027"
    })
    void wordsInChineseEnglishAndPinyinFindThings(String words, String kind, String id) {
        String body = search("limit=100&kind=" + kind + "&q=" + encode(words));
        assertThatJson(body)
                .inPath("$.items[*].id")
                .isArray()
                .anySatisfy(found -> assertThat(found).hasToString(id));
    }

    @Test
    void placesAndRadiiAndFacetsLeadToTheProjects() {
        assertThatJson(search("kind=project&near=113.385,23.175&radius=10000"))
                .and(
                        json -> json.node("total").isEqualTo(1),
                        json -> json.node("items[0].id").isEqualTo("GZ-TIANHE"));
        assertThatJson(search("kind=project&filter=" + encode("province = '370000'")))
                .inPath("$.items[*].id")
                .isEqualTo("[\"QD-ECO\"]");
        assertThatJson(search("kind=project&bbox=113,22,115,24&sort=-investment"))
                .inPath("$.items[*].id")
                .isEqualTo("[\"GZ-TIANHE\",\"SZ-GUANGMING\"]");
        String polygon = encode("POLYGON((113 22,114 22,114 24,113 24,113 22))");
        assertThatJson(search("kind=project&limit=0&within=" + polygon))
                .node("total")
                .isEqualTo(2);
        String geoJson = encode("{\"type\":\"Point\",\"coordinates\":[113.3,23.1]}");
        assertThatJson(
                        search(
                                "kind=place&filter-lang=cql2-json&filter="
                                        + encode(
                                                "{\"op\":\"s_contains\",\"args\":[{\"property\":\"boundary\"},{\"type\":\"Point\",\"coordinates\":[113.3,23.1]}]}")))
                .inPath("$.items[*].id")
                .isEqualTo("[\"440000\"]");
        assertThatJson(search("kind=place&limit=0&within=" + geoJson))
                .node("total")
                .isEqualTo(0);
    }

    @Test
    void distancesAreInMetresNearestFirst() {
        assertThatJson(search("kind=project&near=113.385,23.175&limit=3"))
                .and(
                        json -> json.node("items[0].distance").isNumber().isLessThan(java.math.BigDecimal.ONE),
                        json -> json.node("items[1].id").isEqualTo("SZ-GUANGMING"));
    }

    @Test
    void foundWordsAreMarkedAndOtherTextIsEscaped() {
        assertThatJson(search("kind=project&highlight=true&q=" + encode("重点项目")))
                .inPath("items[0].highlights.description[0]")
                .asString()
                .contains("<mark>");
    }

    @Test
    void aDaySelectsTheBatchAnnouncedThen() {
        assertThatJson(search("kind=pilot&limit=0&datetime=2013-01-29"))
                .node("total")
                .isEqualTo(90);
        assertThatJson(search("kind=pilot&limit=0&datetime=2013-08-05T00:00:00Z/.."))
                .node("total")
                .isEqualTo(103);
        assertThatJson(search("kind=pilot&limit=0&datetime=2013-01-01/P60D"))
                .node("total")
                .isEqualTo(90);
    }

    @Test
    void pagesGoOnByCursor() {
        String first = search("kind=pilot&limit=100&sort=name");
        String next = value(first, "next");
        assertThatJson(search("kind=pilot&limit=100&sort=name&cursor=" + next))
                .and(
                        json -> json.node("items").isArray().hasSize(93),
                        json -> json.node("next").isEqualTo(null));
    }

    private static String value(String json, String key) {
        return json.replaceAll("(?s).*\"" + key + "\":\"([^\"]*)\".*", "$1");
    }

    /** Maps that are zoomed out, or moved round the earth, ask for longitudes beyond it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-400,-90,400,90|-180,-90,180,90",
                "473,22,474,24|113,22,114,24",
                "-247,22,-246,24|113,22,114,24",
                "100,-90,190,90|100,-90,-170,90"
            })
    void aBoxReachesRoundTheEarth(String asked, String meant) {
        for (String address : List.of(
                "/api/search?kind=pilot&limit=0&bbox=",
                "/ogc/collections/pilots/items?f=json&limit=1&bbox=",
                "/api/export/pilots.csv?fields=id&bbox=")) {
            HttpResponse<String> answer = portal.get(address + asked);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(found(answer.body()))
                    .as(address)
                    .isEqualTo(found(portal.get(address + meant).body()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,91,10,95", "0,-90.5,10,0", "0,0,10,90.001", "0,-1e300,10,1e300", "0,-91,0,10,91,9"})
    void noBoxReachesBeyondAPole(String box) {
        for (String address : List.of(
                "/api/search?bbox=",
                "/ogc/collections/pilots/items?bbox=",
                "/api/export/pilots.csv?bbox=",
                "/tiles/pilots/3/6/3.mvt?bbox=")) {
            HttpResponse<String> answer = portal.get(address + box);
            assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(400);
            assertThat(answer.body()).as(address).contains("bbox: latitude must be from -90 to 90, not ");
        }
    }

    @Test
    void noBoxOfAnotherFaceDoesEither() {
        assertThat(portal.get("/ogc/collections/pilots/items?bbox=-91,0,9,10&bbox-crs="
                                + TestPortal.encode("http://www.opengis.net/def/crs/EPSG/0/4326"))
                        .body())
                .contains("bbox: latitude must be from -90 to 90, not -91.0");
        assertThat(portal.get("/api/search?filter=" + TestPortal.encode("S_INTERSECTS(geometry, BBOX(0, 91, 10, 95))"))
                        .body())
                .contains("latitude must be from -90 to 90, not 91.0");
        assertThat(portal.get("/graphql?query=" + TestPortal.encode("{search(filter:{bbox:[0,91,1,92]}){totalCount}}"))
                        .body())
                .contains("bbox: latitude must be from -90 to 90, not 91.0", "BAD_USER_INPUT");
        assertThat(portal.get("/api/3/action/package_search?ext_bbox=0,91,1,92").body())
                .contains("Wrong bounding box provided");
    }

    /** The total of an answer, else the number of its lines. */
    private static String found(String body) {
        Matcher number = Pattern.compile("\"(total|numberMatched)\":(\\d+)").matcher(body);
        return number.find() ? number.group(2) : body;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bogus=1|bogus",
                "limit=abc|limit",
                "limit=1001|limit",
                "limit=-1|limit",
                "bbox=1,2,3|bbox",
                "bbox=1,2,3,x|bbox",
                "bbox=0,5,1,4|bbox",
                "bbox=NaN,0,1,1|bbox",
                "near=1|near",
                "near=1,91|near",
                "radius=5|radius",
                "near=1,1&radius=-1|radius",
                "near=1,1&radius=1e400|radius",
                "within=POINT|within",
                "within=POLYGON((0%200,1%201,0%201,1%200,0%200))|within",
                "datetime=yesterday|datetime",
                "datetime=2013-02-01/2013-01-01|datetime",
                "datetime=P1D/P1D|datetime",
                "datetime=%2B999999999-12-31T23:59:59Z|datetime",
                "datetime=2013-01-01T00:00:00Z/P9000Y|datetime",
                "datetime=2013-01-01/PT2H|datetime",
                "datetime=2013-01-02T18:00:00Z/2013-01-01|datetime",
                "facets=nope|facets",
                "facets=kind:0|facets",
                "sort=nope|sort",
                "sort=distance|sort",
                "kind=nope|kind",
                "filter=name%20%3D|filter",
                "filter=nope=1|filter",
                "filter=%7B|filter",
                "filter=TRUE&filter-lang=sql|filter-lang",
                "highlight=yes|highlight",
                "cursor=x|cursor",
                "q=a&q=b|q",
                "atLeast=soon|atLeast"
            })
    void whatIsWrongIsNamed(String query, String parameter) {
        HttpResponse<String> answer = portal.get("/api/search?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThatJson(answer.body())
                .and(
                        json -> json.node("parameter").isEqualTo(parameter),
                        json -> json.node("status").isEqualTo(400));
    }

    @Test
    void suggestionsBeginWithTheShortestName() {
        assertThatJson(portal.get("/api/suggest?q=" + encode("天河")).body())
                .inPath("items[0].id")
                .isString()
                .isEqualTo("440106");
        assertThatJson(portal.get("/api/suggest?q=guangzh").body())
                .inPath("items[0].id")
                .isString()
                .isEqualTo("440100");
        assertThat(portal.get("/api/suggest").statusCode()).isEqualTo(400);
    }

    @Test
    void aProjectShowsItsFiguresWithTheirSources() {
        assertThatJson(portal.get("/api/projects/GZ-TIANHE").body())
                .and(
                        json -> json.node("investment").isEqualTo(30_499_000_000L),
                        json -> json.node("keyProjects").isEqualTo(37),
                        json -> json.node("figures[0].asStated").isEqualTo("304.99 亿元"),
                        json -> json.node("figures[0].sourceTitle").isString().isNotEmpty());
    }

    @Test
    void aBoundaryIsInTheSinglePlaceOnly() {
        assertThatJson(portal.get("/api/places/440000").body())
                .inPath("boundary.type")
                .isEqualTo("MultiPolygon");
        assertThatJson(search("kind=place&q=" + encode("广东省")))
                .node("items[0].document.boundary")
                .isAbsent();
    }

    private String search(String query) {
        HttpResponse<String> answer = portal.get("/api/search?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}

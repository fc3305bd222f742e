package pilotcity.portal.face.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;

/** OGC API Features, Part 3, with an example of each CQL2 class that is declared. */
class OgcFilterTest {
    private final OgcClient ogcClient = new OgcClient(TestPortal.shared());

    private List<String> find(String collection, String filter) {
        return ogcClient.ids(collection, "limit=500&filter=" + encode(filter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch = 2013 AND NOT province = '440000'|batch = 2013 AND province <> '440000'",
                "batch > 2012|batch >= 2013",
                "name IS NOT NULL|id <> ''",
                "name LIKE '%新区%'|name LIKE '%_新区%'",
                "batch IN (2012, 2013)|batch BETWEEN 2012 AND 2013",
                "batch NOT IN (2012)|batch NOT BETWEEN 2000 AND 2012",
                "CASEI(nameEn) LIKE CASEI('%DISTRICT%')|CASEI(nameEn) LIKE '%district%'",
                "CASEI(id) = CASEI('cn-scp-2012-027')|id = 'CN-SCP-2012-027'",
                "ACCENTI(id) = ACCENTI('CN-SCP-2012-0\u00e9')|ACCENTI(id) = 'CN-SCP-2012-0e'",
                "S_INTERSECTS(geometry, BBOX(113,22,114,24))|S_INTERSECTS(geometry, POLYGON((113 22,114 22,114 24,113 24,113 22)))",
                "S_WITHIN(geometry, POLYGON((113 22,114 22,114 24,113 24,113 22)))|S_INTERSECTS(geometry, BBOX(113,22,114,24))",
                "NOT S_DISJOINT(geometry, BBOX(113,22,114,24))|S_INTERSECTS(BBOX(113,22,114,24), geometry)",
                "T_AFTER(announced, DATE('2013-01-31'))|announced > DATE('2013-01-31')",
                "T_DURING(announced, INTERVAL('2013-01-01','2013-12-31'))|announced > DATE('2013-01-01') AND announced < DATE('2013-12-31')",
                "T_INTERSECTS(announced, INTERVAL('..','2013-02-01'))|announced <= DATE('2013-02-01')",
                "T_BEFORE(announced, TIMESTAMP('2013-06-01T00:00:00Z'))|announced < DATE('2013-06-01')",
                "batch + 1 = 2014|batch = 2013",
                "batch * 2 > 4024 AND batch % 2 = 1|batch = 2013",
                "name = name AND id <> name|name IS NOT NULL",
            })
    void twoWaysToSayTheSameFindTheSame(String one, String other) {
        assertThat(find("pilots", one)).containsExactlyElementsOf(find("pilots", other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "S_CONTAINS(boundary, POINT(113.26 23.13))|440000",
                "S_INTERSECTS(boundary, POINT(121.47 31.23))|310000",
                "S_CROSSES(boundary, LINESTRING(113.26 23.13, 113.26 21)) AND level = 'province' AND name LIKE '广东%'|440000"
            })
    void shapesAreRelatedExactly(String filter, String id) {
        assertThat(find("places", filter)).contains(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A_CONTAINS(categories, ('cycling'))|bike-guangzhou-2011",
                "A_OVERLAPS(places, ('440100', '110000'))|bike-guangzhou-2011",
                "A_EQUALS(places, ('440100'))|bike-guangzhou-2011",
                "A_CONTAINEDBY(categories, ('cycling', 'other'))|bike-guangzhou-2011"
            })
    void listsAreComparedAsSets(String filter, String id) {
        assertThat(find("campaigns", filter)).containsExactly(id);
        assertThat(find("campaigns", "NOT " + filter)).doesNotContain(id);
    }

    @Test
    void jsonSaysTheSameAsText() {
        String json = "{\"op\":\"and\",\"args\":[{\"op\":\"=\",\"args\":[{\"property\":\"batch\"},2013]},"
                + "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geometry\"},"
                + "{\"type\":\"Polygon\",\"coordinates\":[[[113,22],[114,22],[114,24],[113,24],[113,22]]]}]}]}";
        assertThat(ogcClient.ids("pilots", "limit=3&filter-lang=cql2-json&filter=" + encode(json)))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        find("pilots", "batch = 2013 AND S_INTERSECTS(geometry, BBOX(113,22,114,24))"));
    }

    @Test
    void conditionsOfAllSortsHoldTogetherOverPages() {
        List<String> ids = ogcClient.ids(
                "pilots",
                "limit=2&batch=2013&bbox=110,20,120,30&datetime=2013-01-01/..&sortby=-name&filter="
                        + encode("NOT province = '440000'"));
        List<String> expected = find(
                "pilots",
                "batch = 2013 AND NOT province = '440000' AND (geometry IS NULL OR S_INTERSECTS(geometry, BBOX(110,20,120,30)))"
                        + " AND (announced IS NULL OR announced >= DATE('2013-01-01'))");
        assertThat(ids).hasSizeGreaterThan(4).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatCanBeQueriedIsDescribed() {
        JsonObject queryables = ogcClient.json("/collections/places/queryables");
        assertThat(queryables.getString("$schema")).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(queryables.getString("$id")).endsWith("/ogc/collections/places/queryables");
        assertThat(queryables.getBoolean("additionalProperties")).isFalse();
        JsonObject properties = queryables.getJsonObject("properties");
        properties.forEach(entry -> {
            JsonObject property = (JsonObject) entry.getValue();
            boolean shape = property.getString("format", "").startsWith("geometry-");
            assertThat(property.containsKey("type")).as(entry.getKey()).isNotEqualTo(shape);
        });
        assertThat(properties.getJsonObject("geometry").getString("format")).isEqualTo("geometry-point");
        assertThat(properties.getJsonObject("level").getJsonArray("enum")).contains("province");
        assertThat(ogcClient.ids("places", "limit=50&level=province")).hasSize(31);
        assertThat(ogcClient.ids("places", "id=440100")).containsExactly("440100");
    }

    @Test
    void theSchemaSaysWhatPropertiesAreFor() {
        JsonObject schema = ogcClient.json("/collections/places/schema");
        JsonObject properties = schema.getJsonObject("properties");
        assertThat(properties.getJsonObject("id").getString("x-ogc-role")).isEqualTo("id");
        assertThat(properties.getJsonObject("geometry").getString("x-ogc-role")).isEqualTo("primary-geometry");
        assertThat(properties.getJsonObject("parent").getString("x-ogc-role")).isEqualTo("reference");
        assertThat(properties.getJsonObject("parent").getString("x-ogc-collectionId"))
                .isEqualTo("places");
        assertThat(properties.getJsonObject("population").getString("x-ogc-unit"))
                .isEqualTo("persons");
        assertThat(properties
                        .getJsonObject("level")
                        .getJsonArray("oneOf")
                        .getJsonObject(0)
                        .getString("const"))
                .isEqualTo("province");
        assertThat(schema.getJsonArray("required")).contains("name", "level");
        assertThat(ogcClient
                        .json("/collections/pilots/schema")
                        .getJsonObject("properties")
                        .getJsonObject("announced")
                        .getString("x-ogc-role"))
                .isEqualTo("primary-instant");
    }

    @Test
    void valuesAreCounted() {
        JsonObject page = ogcClient.json("/collections/pilots/items?limit=1&aggregations=batch,province:3");
        JsonObject counts = page.getJsonObject("aggregations");
        assertThat(counts.getJsonArray("batch").getJsonObject(0).getMap()).containsEntry("count", 103);
        assertThat(counts.getJsonArray("province")).hasSize(3);
        assertThat(counts.getJsonArray("province").getJsonObject(0).getString("title"))
                .isNotBlank();
    }
}

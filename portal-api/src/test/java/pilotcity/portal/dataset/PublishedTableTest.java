package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.tile.TileClient;

/** One table in two versions, through the protocols that are not the portal's own. */
class PublishedTableTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final String SET = "shared-bikes";
    private static final String COLLECTION = "/ogc/collections/shared-bikes.bikes";
    private static final JsonObject SCHEMA = new JsonObject("""
            {"fields": [{"name": "id", "type": "string"}, {"name": "kind", "type": "string"},
                        {"name": "datetime", "type": "date"}, {"name": "limit", "type": "integer"},
                        {"name": "经度", "type": "number"}, {"name": "纬度", "type": "number"}],
             "primaryKey": ["id"], "spatial": {"lon": "经度", "lat": "纬度", "crs": "EPSG:4326"}}""");
    private static final String FIRST = """
            id,kind,datetime,limit,经度,纬度
            a1,桥,2026-01-01,3,113.1,23.1
            b2,路,2026-01-02,4,113.2,23.2
            c3,桥,2026-02-01,5,114.5,22.5
            d4,=1+1,2026-03-01,6,,
            """;
    private static final String SECOND = """
            id,kind,datetime,limit,经度,纬度
            a1,桥,2026-01-01,30,113.1,23.1
            c3,桥,2026-02-02,50,114.5,22.5
            d4,=1+1,2026-03-01,6,,
            e5,路,2026-04-01,7,113.25,23.25
            """;

    private static final TestPortal PORTAL = TestPortal.shared();
    private static final Publisher AGENCY = new Publisher(PORTAL, "agency", Publisher.PREPARES, ORGANISATION);
    private static final Publisher REVIEWER =
            new Publisher(PORTAL, "reviewer", Set.of("read", "publish", "remark", "withdraw"), ORGANISATION);

    @BeforeAll
    static void publishTwice() {
        HttpResponse<String> drafted = AGENCY.post(
                "/api/datasets",
                new JsonObject()
                        .put("id", SET)
                        .put("organisation", ORGANISATION)
                        .put("name", "共享单车")
                        .put("license", "CC-BY-4.0"));
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        publish(FIRST);
        publish(SECOND);
    }

    private static void publish(String text) {
        AGENCY.does(
                SET,
                "attach",
                new JsonObject().put("upload", AGENCY.upload("bikes.csv", text.getBytes(StandardCharsets.UTF_8))));
        AGENCY.table(SET, "proposed");
        AGENCY.does(SET, "define", new JsonObject().put("file", "bikes.csv").put("schema", SCHEMA));
        AGENCY.table(SET, "checked");
        AGENCY.does(SET, "submit", new JsonObject());
        JsonObject written = REVIEWER.does(SET, "publish", new JsonObject().put("notes", "说明"));
        HttpResponse<String> shown =
                PORTAL.get("/api/datasets/" + SET + "?atLeast=" + written.getString("changeToken"));
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
    }

    @AfterAll
    static void withdraw() {
        REVIEWER.does(SET, "withdraw", new JsonObject().put("number", 2).put("reason", "试验"));
        REVIEWER.does(SET, "withdraw", new JsonObject().put("number", 1).put("reason", "试验"));
    }

    private static JsonObject json(String path) {
        HttpResponse<String> answer = PORTAL.get(path, "Accept", "application/json");
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static List<JsonObject> objects(JsonArray items) {
        return IntStream.range(0, items.size()).mapToObj(items::getJsonObject).toList();
    }

    private static List<String> ids(JsonObject page) {
        return objects(page.getJsonArray("features")).stream()
                .map(feature -> feature.getJsonObject("properties").getString("id"))
                .toList();
    }

    @Test
    void versionsAreListedNewestFirst() {
        JsonObject list = json("/api/datasets/" + SET + "/versions");
        assertThat(list.getInteger("total")).isEqualTo(2);
        assertThat(objects(list.getJsonArray("versions")))
                .extracting(version -> version.getInteger("number"))
                .containsExactly(2, 1);
        assertThat(list.getJsonArray("versions").getJsonObject(0).getInteger("rowCount"))
                .isEqualTo(4);
        JsonObject page = json("/api/datasets/" + SET + "/versions?limit=1");
        JsonObject next = json("/api/datasets/" + SET + "/versions?limit=1&after=" + page.getString("next"));
        assertThat(next.getJsonArray("versions").getJsonObject(0).getInteger("number"))
                .isEqualTo(1);
        assertThat(PORTAL.get("/api/datasets/nothing/versions").statusCode()).isEqualTo(404);
    }

    @Test
    void versionsAreComparedByTheirKey() {
        JsonObject compared = json("/api/datasets/" + SET + "/versions/1/compare/2");
        JsonObject table = compared.getJsonArray("tables").getJsonObject(0);
        assertThat(table.getJsonArray("key")).isEqualTo(JsonArray.of("id"));
        assertThat(table.getInteger("added")).isEqualTo(1);
        assertThat(table.getInteger("removed")).isEqualTo(1);
        assertThat(table.getInteger("changed")).isEqualTo(2);
        assertThat(table.getInteger("cells")).isEqualTo(3);
        List<JsonObject> rows = objects(compared.getJsonArray("rows"));
        assertThat(rows)
                .extracting(row ->
                        row.getString("change") + row.getJsonObject("key").getString("id"))
                .containsExactly("changeda1", "changedc3", "addede5", "removedb2");
        assertThat(rows.getFirst().getJsonArray("cells").getJsonObject(0))
                .isEqualTo(
                        new JsonObject().put("column", "limit").put("before", 3).put("after", 30));

        JsonObject first = json("/api/datasets/" + SET + "/versions/1/compare/2?limit=3");
        JsonObject second = json("/api/datasets/" + SET + "/versions/1/compare/2?limit=3&after="
                + TestPortal.encode(first.getString("next")));
        assertThat(second.getJsonArray("rows")).hasSize(1);
        assertThat(second.containsKey("next")).isFalse();
        JsonObject same = json("/api/datasets/" + SET + "/versions/1/compare/1");
        assertThat(same.getBoolean("same")).isTrue();
        assertThat(json("/api/datasets/projects/versions/1/compare/1").getBoolean("same"))
                .isTrue();
        String csv =
                PORTAL.get("/api/datasets/" + SET + "/versions/1/compare/2.csv").body();
        assertThat(csv)
                .startsWith("table,change,key,column,before,after\r\n")
                .contains("bikes,changed,a1,limit,3,30\r\n", "bikes,removed,b2,kind,路,\r\n");
        assertThat(PORTAL.get("/api/datasets/" + SET + "/versions/1/compare/9").statusCode())
                .isEqualTo(404);
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
        for (String path : List.of("", "/items", "/items/1", "/schema", "/queryables")) {
            HttpResponse<String> page = PORTAL.get(COLLECTION + path, "Accept", "text/html");
            assertThat(page.statusCode()).as(path + page.body()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>");
        }
        JsonObject described = json("/ogc/api?f=json");
        assertThat(described.getJsonObject("paths").fieldNames())
                .contains(
                        "/collections/shared-bikes.bikes/items",
                        "/collections/shared-bikes.bikes/tiles/{tileMatrixSet}");
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

    private static JsonObject graphql(String query) {
        HttpResponse<String> answer = PORTAL.send(PORTAL.request("/graphql", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode()))
                .build());
        return new JsonObject(answer.body());
    }

    @Test
    void graphqlAnswersAboutTables() {
        JsonObject table = graphql("""
                { datasetTable(dataset: "shared-bikes") { name rowCount columns { name type }
                  rows(where: {or: [{column: "kind", eq: "桥"}, {column: "datetime", gte: "2026-04-01"}]},
                       orderBy: {column: "limit", direction: DESC}, first: 2, select: ["id"])
                    { nodes totalCount pageInfo { hasNextPage endCursor } }
                  last: rows(last: 1) { nodes pageInfo { hasPreviousPage } }
                  groups(by: {column: "kind"}, aggregate: [{function: COUNT}, {function: SUM, column: "limit"}],
                         orderBy: {column: "count", direction: DESC}) { totalCount nodes }
                  facets(columns: ["kind"]) { column values { value count } }
                  profile { name missing } } }""").getJsonObject("data").getJsonObject("datasetTable");
        assertThat(table.getInteger("rowCount")).isEqualTo(4);
        JsonObject rows = table.getJsonObject("rows");
        assertThat(rows.getInteger("totalCount")).isEqualTo(3);
        assertThat(rows.getJsonArray("nodes").encode()).isEqualTo("[{\"id\":\"c3\"},{\"id\":\"a1\"}]");
        assertThat(rows.getJsonObject("pageInfo").getBoolean("hasNextPage")).isTrue();
        assertThat(table.getJsonObject("last")
                        .getJsonArray("nodes")
                        .getJsonObject(0)
                        .getString("id"))
                .isEqualTo("e5");
        JsonObject largest = table.getJsonObject("groups").getJsonArray("nodes").getJsonObject(0);
        assertThat(largest.getString("kind")).isEqualTo("桥");
        assertThat(largest.getInteger("sum(limit)")).isEqualTo(80);
        assertThat(table.getJsonArray("facets").getJsonObject(0).getJsonArray("values"))
                .hasSize(3);
        assertThat(objects(table.getJsonArray("profile")))
                .filteredOn(column -> column.getString("name").equals("经度"))
                .extracting(column -> column.getInteger("missing"))
                .containsExactly(1);
        assertThat(graphql("""
                { datasetTable(dataset: "shared-bikes", version: 1) { rows(filter: "id = 'b2'") { totalCount } } }""").encode()).contains("\"totalCount\":1");
        assertThat(graphql(
                                "{ datasetTable(dataset: \"shared-bikes\") { rows(where: {column: \"x\", eq: 1}) { nodes } } }")
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getJsonObject("extensions")
                        .getString("code"))
                .isEqualTo("BAD_USER_INPUT");
        assertThat(graphql("{ datasetTable(dataset: \"nothing\") { name } }").encode())
                .contains("NOT_FOUND");
    }

    @Test
    void dcatTellsOfVersionsQualityAndRows() {
        String turtle = PORTAL.get("/dataset/" + SET + ".ttl").body();
        assertThat(turtle)
                .contains(
                        "dcat:hasVersion",
                        "dcat:previousVersion",
                        "dcat:isVersionOf",
                        "dqv:hasQualityMeasurement",
                        "dqv:isMeasurementOf",
                        "dcat:accessService",
                        "/api/datasets/" + SET + "/tables/bikes/rows",
                        "spdx:checksumValue");
    }

    @Test
    void qualityStandsInTheDocumentAndIsCounted() {
        JsonObject set = json("/api/datasets/" + SET);
        assertThat(set.getInteger("qualityScore")).isBetween(1, 99);
        assertThat(set.getString("qualityGrade")).isIn("fair", "good", "poor");
        JsonObject contact = objects(set.getJsonArray("quality")).stream()
                .filter(mark -> mark.getString("code").equals("contact"))
                .findFirst()
                .orElseThrow();
        assertThat(contact.getInteger("points")).isZero();
        assertThat(contact.getString("adviceEn")).contains("e-mail");
        JsonObject found = json("/api/search?kind=dataset&facets=qualityGrade&sort=-qualityScore&limit=1");
        assertThat(found.getJsonObject("facets").getJsonArray("qualityGrade")).isNotEmpty();
        assertThat(json("/api/datasetVersions/" + SET + ".1").getInteger("qualityScore"))
                .isBetween(1, 99);
    }
}

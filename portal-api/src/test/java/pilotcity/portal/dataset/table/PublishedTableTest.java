package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.dataset.table.SharedBikes.PORTAL;
import static pilotcity.portal.dataset.table.SharedBikes.json;
import static pilotcity.portal.dataset.table.SharedBikes.objects;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** One table in two versions: its versions, its quality, and GraphQL. */
class PublishedTableTest {
    private static final String SET = "shared-bikes";
    private static SharedBikes bikes;

    @BeforeAll
    static void publish() {
        bikes = new SharedBikes(SET);
    }

    @AfterAll
    static void withdraw() {
        bikes.close();
    }

    private static JsonObject graphql(String query) {
        HttpResponse<String> answer = PORTAL.send(PORTAL.request("/graphql", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode()))
                .build());
        return new JsonObject(answer.body());
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
    }

    @Test
    void graphqlAnswersAboutVersionsAndSaysWhatIsWrong() {
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
        assertThat(objects(set.getJsonArray("quality")).stream()
                        .mapToInt(mark -> mark.getInteger("most"))
                        .sum())
                .isEqualTo(100);
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

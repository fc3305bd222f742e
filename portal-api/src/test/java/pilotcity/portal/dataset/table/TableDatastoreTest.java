package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** Published tables by CKAN's DataStore. */
class TableDatastoreTest {
    private static final TestPortal portal = TestPortal.shared();
    private static final String RESOURCE = "datastore-test.works";
    private static TestTable table;

    @BeforeAll
    static void publish() {
        table = new TestTable(portal, "datastore-test");
    }

    @AfterAll
    static void withdraw() {
        table.close();
    }

    private static JsonObject search(String query) {
        return table.json("/api/3/action/datastore_search?resource_id=" + RESOURCE + "&" + query)
                .getJsonObject("result");
    }

    @Test
    void rowsHaveCkansTypesAndNumbers() {
        JsonObject result = search("limit=2&offset=238");
        assertThat(result.getInteger("total")).isEqualTo(TestTable.ROWS);
        JsonObject last = result.getJsonArray("records").getJsonObject(1);
        assertThat(last.getInteger("_id")).isEqualTo(240);
        assertThat(last.getString("id")).isEqualTo("000000000000000240");
        assertThat(last.containsKey("金额")).isTrue();
        assertThat(last.getValue("金额")).isNull();
        assertThat(result.getJsonArray("records").getJsonObject(0).getString("时刻"))
                .doesNotEndWith("Z");
        List<String> types = new ArrayList<>();
        result.getJsonArray("fields").forEach(field -> types.add(((JsonObject) field).getString("type")));
        assertThat(types)
                .containsExactly(
                        "int",
                        "text",
                        "text",
                        "int8",
                        "int8",
                        "numeric",
                        "date",
                        "timestamp",
                        "bool",
                        "text",
                        "numeric",
                        "numeric",
                        "json");
        assertThat(portal.get("/api/3/action/datastore_search?resource_id=" + RESOURCE + "&limit=1")
                        .body())
                .contains("12345678901234567891.123456789", "440106199901010001");
    }

    @Test
    void filtersOrderAndDistinctAreThoseOfTheRows() {
        JsonObject filtered = search("filters=" + encode("{\"kind\": [\"道路\", \"=1+1\"], \"limit\": {\"gt\": 3}}")
                + "&sort=" + encode("limit desc, id asc") + "&fields=id,limit&limit=1000");
        List<String> wanted = table.rows.stream()
                .filter(row -> (row.kind().equals("道路") || row.kind().equals("=1+1")) && row.limit() > 3)
                .sorted(java.util.Comparator.comparing(TestTable.Row::limit)
                        .reversed()
                        .thenComparing(TestTable.Row::id))
                .map(TestTable.Row::id)
                .toList();
        List<String> found = new ArrayList<>();
        filtered.getJsonArray("records").forEach(row -> found.add(((JsonObject) row).getString("id")));
        assertThat(found).isEqualTo(wanted);
        assertThat(search("sort=" + encode("公开 desc nulls last, \"备注,一\" asc") + "&limit=1&fields=" + encode("公开,kind"))
                        .getJsonArray("records")
                        .getJsonObject(0)
                        .getBoolean("公开"))
                .isTrue();
        JsonObject distinct = search("fields=kind&distinct=true&sort=kind&records_format=lists");
        assertThat(distinct.getJsonArray("records")).hasSize(4).contains(JsonArray.of("=1+1"));
        assertThat(distinct.getInteger("total")).isEqualTo(4);
        assertThat(search("q=" + encode("第17号")).getInteger("total")).isEqualTo(1);
        assertThat(search("q=" + encode("{\"kind\": \"par\"}")).getInteger("total"))
                .isEqualTo(60);
        assertThat(search("limit=2&fields=_id,kind&records_format=csv").getString("records"))
                .isEqualTo("1,桥梁\n2,=1+1\n");
        JsonObject next = search("limit=2&include_next_page=true").getJsonObject("next_page");
        assertThat(search("limit=1&filters=" + encode(next.encode()))
                        .getJsonArray("records")
                        .getJsonObject(0)
                        .getInteger("_id"))
                .isEqualTo(3);
    }

    @Test
    void aTableIsDescribedAndDumped() {
        JsonObject info =
                table.json("/api/3/action/datastore_info?id=" + RESOURCE).getJsonObject("result");
        assertThat(info.getJsonObject("meta").getInteger("count")).isEqualTo(TestTable.ROWS);
        assertThat(portal.get("/datastore/dump/" + RESOURCE + "?fields=_id,kind&limit=2")
                        .body())
                .isEqualTo("_id,kind\n1,桥梁\n2,'=1+1\n");
        assertThat(portal.get("/datastore/dump/" + RESOURCE).body().lines()).hasSize(1 + TestTable.ROWS);
        assertThat(new JsonObject(portal.get("/datastore/dump/" + RESOURCE + "?format=json")
                                .body())
                        .getJsonArray("records"))
                .hasSize(TestTable.ROWS);
        assertThat(portal.get("/datastore/dump/" + RESOURCE + "?format=xml&limit=3")
                        .body())
                .contains("<备注_一>第1号, \"甲\"</备注_一>");
    }

    @Test
    void packagesSayWhichFilesAreTables() {
        JsonArray resources = table.json("/api/3/action/package_show?id=datastore-test")
                .getJsonObject("result")
                .getJsonArray("resources");
        JsonObject file = resources.getJsonObject(0);
        assertThat(file.getBoolean("datastore_active")).isTrue();
        assertThat(table.json("/api/3/action/datastore_search?limit=0&resource_id=" + encode(file.getString("id")))
                        .getJsonObject("result")
                        .getInteger("total"))
                .isEqualTo(TestTable.ROWS);
        assertThat(table.json("/api/3/action/datastore_search?limit=1&resource_id=projects.figures")
                        .getJsonObject("result")
                        .getJsonArray("records")
                        .getJsonObject(0)
                        .getInteger("_id"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fields=nope",
                "sort=nope",
                "sort=kind desc nulls first",
                "sort=kind desc limit",
                "filters=x",
                "limit=-1",
                "records_format=x",
                "filters={\"limit\":\"x\"}",
                "filters={\"日期\":\"x\"}",
                "fields=geometry&distinct=true",
                "fields=kind&distinct=true&sort=limit"
            })
    void whatIsWrongIsRefused(String query) {
        String sent = query.replace(" ", "+");
        int at = query.indexOf('{');
        if (at >= 0) {
            sent = query.substring(0, at) + encode(query.substring(at));
        }
        HttpResponse<String> answer = portal.get("/api/3/action/datastore_search?resource_id=" + RESOURCE + "&" + sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    }

    @Test
    void sqlIsNotAnswered() {
        HttpResponse<String> answer = portal.get("/api/3/action/datastore_search_sql?sql=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("datastore_search has filters", "group and aggregate");
    }
}

package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** The pages on which a reader sees in what two versions differ. */
class ComparisonPagesTest {
    private static final String SET = "compared-bikes";
    private static final String COMPARED = "/datasets/" + SET + "/versions/1/compare/2";
    private static final int ROWS = 250;
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private static final TestPortal PORTAL = SharedBikes.PORTAL;
    private static SharedBikes bikes;

    @BeforeAll
    static void publish() {
        bikes = new SharedBikes(SET);
    }

    @AfterAll
    static void withdraw() {
        bikes.close();
    }

    private static String page(String path) {
        HttpResponse<String> answer = PORTAL.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String refused(String path, int status) {
        HttpResponse<String> answer = PORTAL.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(status);
        return answer.body();
    }

    @Test
    void aDifferenceIsCountedAndShownByKey() {
        String page = page("/en" + COMPARED);
        assertThat(page)
                .contains("Rows: 1 added, 1 removed, 2 changed (cells: 3).", "<dd data-key>id</dd>")
                .contains("<del>3</del></td><td><ins>30</ins>", "<del>2026-02-01</del></td><td><ins>2026-02-02</ins>")
                .contains("<table class=\"data rows-added\">", "<table class=\"data rows-removed\">")
                .contains("\"/api" + COMPARED + ".csv\"", PORTAL.url() + "/en" + COMPARED + "<");
        assertThat(page).contains("From version 1 to version 2</h1>", "From version 2 to version 1</a>");
        assertThat(page(COMPARED)).contains("从第 1 版到第 2 版</h1>", "新增 1 行、删除 1 行、修改 2 行（共 3 格）。");
    }

    @Test
    void theOtherWayRoundWhatWasAddedIsRemoved() {
        String page = page("/en/datasets/" + SET + "/versions/2/compare/1");
        assertThat(page).contains("<del>30</del></td><td><ins>3</ins>");
    }

    @Test
    void aFormOffersTheVersionsAndLeadsToTheirPage() {
        String link = "href=\"" + COMPARED + "\"";
        assertThat(page("/datasets/" + SET)).contains("action=\"/datasets/" + SET + "/compare\"", link);
        assertThat(page("/datasets/" + SET + "/versions/1"))
                .contains("<option value=\"1\" selected>", "<option value=\"2\" selected>", link);
        for (String query : List.of("?from=1&to=2", "?to=2", "?from=1", "")) {
            HttpResponse<String> led = PORTAL.get("/en/datasets/" + SET + "/compare" + query);
            assertThat(led.statusCode()).as(query).isEqualTo(303);
            assertThat(led.headers().firstValue("Location")).hasValue("/en" + COMPARED);
        }
        assertThat(page("/datasets/pilots")).doesNotContain("name=\"from\"");
    }

    @Test
    void theSameVersionTwiceIsSaidToBe() {
        assertThat(page("/en/datasets/" + SET + "/versions/2/compare/2"))
                .contains("Both sides are version 2.")
                .doesNotContain("data-compared", "data-counts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compared-bikes/versions/1/compare/9",
                "compared-bikes/versions/0/compare/1",
                "compared-bikes/versions/one/compare/2",
                "compared-bikes/versions/1.1/compare/2",
                "nothing/versions/1/compare/2"
            })
    void whatIsNotThereIsNotFound(String path) {
        refused("/datasets/" + path, 404);
        refused("/en/datasets/" + path, 404);
        refused("/api/datasets/" + path + ".csv", 404);
    }

    @ParameterizedTest
    @CsvSource({
        "versions/1/compare/2?after=nonsense, after",
        "versions/1/compare/2?after=5:nothing, after",
        "compare?from=one&to=2, from",
        "compare?from=-1&to=2, from"
    })
    void whatCannotBeAskedIsRefusedByItsName(String path, String name) {
        assertThat(refused("/en/datasets/" + SET + "/" + path, 400)).contains(name);
    }

    @Test
    void withoutAKeyWholeRowsAreComparedPageByPage() {
        JsonObject schema = new JsonObject("{\"fields\": [{\"name\": \"n\", \"type\": \"integer\"}]}");
        try (TestTable table = new TestTable(PORTAL, "compared-without-key", numbers(0, 10), schema)) {
            table.publish(numbers(10, 10 + ROWS), schema, false);
            Set<String> added = new HashSet<>();
            Set<String> titles = new HashSet<>();
            String path = "/en/datasets/" + table.set + "/versions/1/compare/2";
            String csv = PORTAL.get("/api" + path.substring(3) + ".csv").body();
            assertThat(csv.lines()).hasSize(2 + ROWS + 10);
            while (path != null) {
                String page = page(path);
                assertThat(page).contains("Rows: 250 added, 10 removed", "the table has no primary key");
                Pattern.compile(
                                "<th scope=\"row\" class=\"num fine\">[0-9]+</th><td class=\"num\">1</td><td[^>]*>([0-9]+)<")
                        .matcher(page)
                        .results()
                        .forEach(row -> assertThat(added.add(row.group(1)))
                                .as(row.group(1))
                                .isTrue());
                Matcher title = Pattern.compile("<title>([^<]+)<").matcher(page);
                assertThat(title.find() && titles.add(title.group(1))).isTrue();
                Matcher next = NEXT.matcher(page);
                path = next.find() ? next.group(1) : null;
            }
            assertThat(added).hasSize(ROWS + 10);
            assertThat(titles).hasSize(3);
        }
    }

    private static String numbers(int from, int to) {
        StringBuilder csv = new StringBuilder("n\n");
        for (int i = from; i < to; i++) {
            csv.append(i).append('\n');
        }
        return csv.toString();
    }

    @Test
    void numbersKeepEveryDigit() {
        JsonObject schema = new JsonObject("""
                {"fields": [{"name": "id", "type": "string"}, {"name": "金额", "type": "number"}], "primaryKey": "id"}""");
        try (TestTable table =
                new TestTable(PORTAL, "compared-digits", "id,金额\n1,12345678901234567890.123456789\n", schema)) {
            table.publish("id,金额\n1,12345678901234567890.123456788\n", schema, false);
            String path = "/datasets/" + table.set + "/versions/1/compare/2";
            String before = "12345678901234567890.123456789";
            String after = "12345678901234567890.123456788";
            assertThat(page(path)).contains("<del>" + before + "</del>", "<ins>" + after + "</ins>");
            assertThat(PORTAL.get("/api" + path + ".csv").body())
                    .contains("works,changed,1,金额," + before + "," + after + "\r\n");
            assertThat(PORTAL.get("/api" + path).body()).contains("\"before\":" + before + ",\"after\":" + after);
        }
    }

    @Test
    void pagesShowTheBeginningOfACellThatFilesHaveAllOf() {
        JsonObject schema = new JsonObject("""
                {"fields": [{"name": "id", "type": "string"}, {"name": "text", "type": "string"}], "primaryKey": "id"}""");
        try (TestTable table = new TestTable(PORTAL, "compared-long-cells", "id,text\n1,short\n", schema)) {
            String text = "a" + "🚲".repeat(5_000);
            table.publish("id,text\n1," + text + "\n", schema, false);
            String path = "/datasets/" + table.set + "/versions/1/compare/2";
            String shown = "a" + "🚲".repeat(999) + "…";
            assertThat(page(path)).contains("<ins>" + shown + "</ins>");
            assertThat(page("/datasets/" + table.set + "/tables/works")).contains(">" + shown + "<");
            assertThat(PORTAL.get("/api" + path + ".csv").body()).contains("works,changed,1,text,short," + text);
        }
    }

    @Test
    void columnsThatDifferAreNamedAndAWithdrawnVersionSaysWhy() {
        JsonObject first = new JsonObject("""
                {"fields": [{"name": "编号", "type": "string"}, {"name": "等级", "type": "string"},
                            {"name": "旧列", "type": "string"}], "primaryKey": "编号"}""");
        JsonObject second = new JsonObject("""
                {"fields": [{"name": "编号", "type": "string"}, {"name": "等级", "type": "integer"},
                            {"name": "新列", "type": "date"}], "primaryKey": "编号"}""");
        try (TestTable table = new TestTable(PORTAL, "compared-columns", "编号,等级,旧列\n007,1,x\n", first)) {
            table.publish("编号,等级,新列\n007,1,2026-01-01\n", second, false);
            String path = "/datasets/" + table.set + "/versions/1/compare/2";
            assertThat(page(path))
                    .contains("<code>等级</code></th><td>文本</td><td>整数</td>")
                    .contains("<code>新列</code></th><td><span class=\"fine\">本版没有</span></td><td>日期</td>")
                    .contains("<code>旧列</code></th><td>文本</td><td><span class=\"fine\">本版没有</span></td>")
                    .contains("<th scope=\"row\">works.csv</th>");
            table.withdraw(2, "误发");
            assertThat(refused(path, 410)).contains("第 2 版已撤回", "误发");
            assertThat(refused("/en" + path, 410)).contains("Version 2 has been withdrawn", "误发");
            assertThat(refused("/api" + path, 410)).contains("误发");
            assertThat(refused("/api" + path + ".csv", 410)).contains("误发");
        }
    }
}

package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** The rows of a published table over HTTP are those of the file that was published. */
class TableRowsTest {
    private static final TestPortal portal = TestPortal.shared();
    private static TestTable table;

    @BeforeAll
    static void publish() {
        table = new TestTable(portal, "rows-test");
    }

    @AfterAll
    static void withdraw() {
        table.close();
    }

    private static List<String> wanted(Predicate<TestTable.Row> which) {
        return table.rows.stream().filter(which).map(TestTable.Row::id).toList();
    }

    @Test
    void aRowHasEachValueAsItWasPublishedAndNullWhereThereIsNone() {
        String body = portal.get(table.address() + "/rows?limit=4").body();
        assertThat(body).contains("440106199901010001", "12345678901234567891.123456789", "\"第1号, \\\"甲\\\"\"");
        JsonArray rows = new JsonObject(body).getJsonArray("rows");
        JsonObject second = rows.getJsonObject(1);
        assertThat(second.getInteger("_id")).isEqualTo(2);
        assertThat(second.getString("id")).isEqualTo("000000000000000002");
        assertThat(second.getString("kind")).isEqualTo("=1+1");
        assertThat(second.getInteger("limit")).isEqualTo(2);
        assertThat(second.getString("日期")).isEqualTo("2025-03-03");
        assertThat(second.getString("时刻")).isEqualTo("2025-03-01T10:00:00Z");
        assertThat(second.getBoolean("公开")).isTrue();
        assertThat(second.getJsonObject("geometry").getJsonArray("coordinates"))
                .isEqualTo(JsonArray.of(113.202, 23.12));
        assertThat(rows.getJsonObject(2).containsKey("公开")).isTrue();
        assertThat(rows.getJsonObject(2).getValue("公开")).isNull();
        JsonObject one = table.json(table.address() + "/rows/2");
        assertThat(one).isEqualTo(second);
        assertThat(portal.get(table.address() + "/rows/241").statusCode()).isEqualTo(404);
        assertThat(portal.get(table.address() + "/rows/x").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sort=kind", "sort=-日期,limit", "sort=金额", "sort=-时刻", "q=号&sort=公开"})
    void pagesForwardsAndBackwardsHaveEachRowOnce(String query) {
        List<String> all = TestTable.ids(table.ask(encoded(query) + "&limit=10000"));
        assertThat(all).doesNotHaveDuplicates();
        List<String> forwards = new ArrayList<>();
        JsonObject page = table.ask(encoded(query) + "&limit=37");
        assertThat(page.getString("prev")).isNull();
        while (true) {
            forwards.addAll(TestTable.ids(page));
            if (page.getString("next") == null) {
                break;
            }
            page = table.ask(encoded(query) + "&limit=37&total=false&after=" + page.getString("next"));
            assertThat(page.containsKey("total")).isFalse();
        }
        assertThat(forwards).isEqualTo(all);
        List<String> backwards = new ArrayList<>(TestTable.ids(page).reversed());
        while (page.getString("prev") != null) {
            page = table.ask(encoded(query) + "&limit=37&before=" + page.getString("prev"));
            backwards.addAll(TestTable.ids(page).reversed());
        }
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(all);
        assertThat(TestTable.ids(table.ask(encoded(query) + "&limit=5&offset=30")))
                .isEqualTo(all.subList(30, 35));
    }

    private static String encoded(String query) {
        return java.util.Arrays.stream(query.split("&"))
                .map(pair -> pair.contains("=")
                        ? encode(pair.substring(0, pair.indexOf('='))) + "="
                                + encode(pair.substring(pair.indexOf('=') + 1))
                        : pair)
                .collect(Collectors.joining("&"));
    }

    @Test
    void conditionsFindWhatAPlainLoopFinds() {
        finds(
                "filter=\"limit\" > 3 AND kind = '道路'",
                row -> row.limit() > 3 && row.kind().equals("道路"));
        finds(
                "filter={\"op\":\">\",\"args\":[{\"property\":\"limit\"},5]}&filter-lang=cql2-json",
                row -> row.limit() > 5);
        finds("kind==1+1", row -> row.kind().equals("=1+1"));
        finds("id=000000000000000017", row -> row.id().endsWith("0017"));
        finds("证号=440106199901010100", row -> row.licence() == 440106199901010100L);
        finds("日期=2025-03-03", row -> String.valueOf(row.day()).equals("2025-03-03"));
        finds(
                "公开=true&kind=道路",
                row -> Boolean.TRUE.equals(row.open()) && row.kind().equals("道路"));
        finds("备注,一=第7号, \"甲\"", row -> row.id().endsWith("0007"));
        finds("q=甲", row -> row.note() != null);
        finds("filter=金额 IS NULL", row -> row.amount() == null);
        finds(
                "bbox=113.25,23.1,113.3,23.15",
                row -> row.lon().compareTo(new BigDecimal("113.25")) >= 0
                        && row.lon().compareTo(new BigDecimal("113.3")) <= 0
                        && row.lat().compareTo(new BigDecimal("23.15")) <= 0);
        finds(
                "datetime=2025-06-01/2025-06-30",
                row -> row.day() != null && row.day().getMonthValue() == 6);
        finds("_id=12", row -> row.id().endsWith("0012"));
    }

    private static void finds(String query, Predicate<TestTable.Row> which) {
        JsonObject answer = table.ask(encoded(query) + "&limit=10000");
        assertThat(TestTable.ids(answer)).as(query).isNotEmpty().isEqualTo(wanted(which));
        assertThat(answer.getInteger("total")).isEqualTo(wanted(which).size());
    }

    @Test
    void columnsStandInTheOrderInWhichTheyAreChosen() {
        String body = portal.get(table.address() + "/rows?limit=1&select=" + encode("limit,\"备注,一\",_id"))
                .body();
        assertThat(body).contains("\"rows\":[{\"limit\":1,\"备注,一\":\"第1号, \\\"甲\\\"\",\"_id\":1}]");
    }

    @Test
    void groupsAndFacetsCountAsALoopDoes() {
        Map<String, Long> kinds = table.rows.stream()
                .collect(Collectors.groupingBy(TestTable.Row::kind, TreeMap::new, Collectors.counting()));
        JsonObject facets = table.ask("limit=1&facets=" + encode("kind:3,limit"));
        JsonArray counted = facets.getJsonObject("facets").getJsonArray("kind");
        assertThat(counted).hasSize(3);
        counted.forEach(each -> assertThat(((JsonObject) each).getLong("count"))
                .isEqualTo(kinds.get(((JsonObject) each).getString("value"))));

        String query = "group=kind&aggregate=" + encode("count,sum(limit),sum(金额),quantile(limit, 0.5),min(日期)")
                + "&sort=" + encode("-sum(limit),kind");
        String body = portal.get(table.address() + "/rows?" + query).body();
        JsonArray groups = new JsonObject(body).getJsonArray("rows");
        List<Long> sums = new ArrayList<>();
        groups.forEach(each -> {
            JsonObject group = (JsonObject) each;
            List<TestTable.Row> inIt = table.rows.stream()
                    .filter(row -> row.kind().equals(group.getString("kind")))
                    .toList();
            assertThat(group.getLong("count")).isEqualTo(inIt.size());
            sums.add(group.getLong("sum(limit)"));
            assertThat(group.getLong("sum(limit)"))
                    .isEqualTo(inIt.stream().mapToLong(TestTable.Row::limit).sum());
            BigDecimal sum = inIt.stream()
                    .filter(row -> row.amount() != null)
                    .map(TestTable.Row::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(body).contains("\"sum(金额)\":" + sum.stripTrailingZeros().toPlainString());
            assertThat(group.containsKey("quantile(limit,0.5)")).isTrue();
        });
        assertThat(sums).hasSize(4).isSortedAccordingTo(Comparator.reverseOrder());

        JsonArray months = table.ask("group=" + encode("month(日期)")).getJsonArray("rows");
        assertThat(months)
                .hasSize(1
                        + (int) table.rows.stream()
                                .filter(row -> row.day() != null)
                                .map(row -> row.day().getMonth())
                                .distinct()
                                .count());
        assertThat(table.ask("aggregate=" + encode("distinct(kind)")).getJsonArray("rows"))
                .isEqualTo(JsonArray.of(new JsonObject().put("distinct(kind)", 4)));
        assertThat(table.ask("group=limit&limit=2&offset=3").getJsonArray("rows"))
                .hasSize(2);
    }

    /** The engine's own LIKE would take for ever, and could not be stopped. */
    @Test
    void aPatternOfManyWildcardsIsAnsweredAtOnce() {
        String many = "%_".repeat(40);
        assertThat(table.ask("filter=" + encode("\"备注,一\" LIKE '" + many + "~'"))
                        .getJsonArray("rows"))
                .isEmpty();
        assertThat(table.ask("filter=" + encode("id LIKE '" + "%0".repeat(14) + "%1'") + "&limit=1")
                        .getInteger("total"))
                .isPositive();
        HttpResponse<String> refused =
                portal.get(table.address() + "/rows?filter=" + encode("id LIKE '" + "%0".repeat(200) + "'"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("100 wildcards");
        assertThat(portal.get(table.address() + "/rows?q=" + encode("a ".repeat(60)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(portal.get(table.address() + "/rows?aggregate=" + encode("sum(limit),".repeat(60) + "count"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void groupsGoOnByNextUntilThereAreNoMore() {
        List<Object> paged = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonObject page = table.ask("group=" + encode("kind,limit") + "&limit=5" + after);
            page.getJsonArray("rows").forEach(paged::add);
            after = page.getString("next") == null ? null : "&after=" + encode(page.getString("next"));
        }
        assertThat(paged)
                .isEqualTo(table.ask("group=" + encode("kind,limit") + "&limit=1000").getJsonArray("rows").stream()
                        .toList());
        assertThat(portal.get(table.address() + "/rows?group=kind&limit=1")
                        .headers()
                        .firstValue("Link"))
                .get()
                .asString()
                .contains("rel=\"next\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nope=1 | nope",
                "Kind=1 | Kind",
                "limit=0 | limit",
                "limit=10001 | limit",
                "limit=x | limit",
                "limit=1&limit=2 | limit",
                "offset=-1 | offset",
                "select=kindd | select",
                "sort=nope | sort",
                "sort=geometry | sort",
                "facets=nope:3 | facets",
                "facets=geometry | facets",
                "facets=_id | facets",
                "group=month(kind) | group",
                "group=decade(日期) | group",
                "aggregate=sum | aggregate",
                "aggregate=sum(kind) | aggregate",
                "aggregate=quantile(limit,2) | aggregate",
                "aggregate=quantile(limit) | aggregate",
                "aggregate=evil(limit) | aggregate",
                "group=kind&sort=nope | sort",
                "group=kind&after=x | after",
                "group=kind&after=1&offset=2 | offset",
                "group=kind&facets=kind | facets",
                "filter=nope > 1 | filter",
                "filter=limit > | filter",
                "filter-lang=sql&filter=a | filter-lang",
                "bbox=1,2,3 | bbox",
                "datetime=yesterday | datetime",
                "after=x | after",
                "after=x&before=y | before",
                "before=x | before",
                "after=x&offset=1 | offset",
                "证号=abc | 证号",
                "日期=2025-02-30 | 日期",
                "公开=perhaps | 公开",
                "geometry=1 | geometry",
                "select=\"kind | select",
                "total=maybe | total"
            })
    void whatIsWrongIsRefusedByItsName(String query, String parameter) {
        HttpResponse<String> answer = portal.get(table.address() + "/rows?" + encoded(query));
        assertThat(answer.statusCode()).as(query + " " + answer.body()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("parameter")).isEqualTo(parameter);
    }

    @Test
    void anUnknownNameComesWithThoseThatAreLikeIt() {
        assertThat(portal.get(table.address() + "/rows?selct=id").body()).contains("near names: select");
        assertThat(portal.get(table.address() + "/rows?select=kinds").body()).contains("near names: kind");
        assertThat(portal.get("/api/datasets/" + table.set + "/tables/nope").body())
                .contains("there are works");
    }

    @Test
    void answersAreTaggedAndSayWhereTheyGoOn() {
        HttpResponse<String> newest = portal.get(table.address() + "/rows?limit=5&kind=Park");
        assertThat(newest.headers().firstValue("Cache-Control")).contains("public, no-cache");
        String tag = newest.headers().firstValue("ETag").orElseThrow();
        assertThat(portal.get(table.address() + "/rows?kind=Park&limit=5", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(portal.get(table.address() + "/rows?kind=Park&limit=6", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        String links = String.join(" ", newest.headers().allValues("Link"));
        String canonical = link(links, "canonical");
        assertThat(canonical).contains("/versions/1/tables/works/rows?");
        JsonObject permanent = table.json(canonical.replace(portal.url(), ""));
        assertThat(TestTable.ids(permanent)).isEqualTo(TestTable.ids(new JsonObject(newest.body())));
        HttpResponse<String> version = portal.get(canonical.replace(portal.url(), ""));
        assertThat(version.headers().firstValue("Cache-Control")).contains("public, no-cache");
        assertThat(TestTable.ids(table.json(link(links, "next").replace(portal.url(), ""))))
                .isEqualTo(wanted(row -> row.kind().equals("Park")).subList(5, 10));
        HttpResponse<String> head = portal.send(portal.request(table.address() + "/rows")
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    private static String link(String links, String relation) {
        return java.util.regex.Pattern.compile("<([^>]*)>; rel=\"" + relation + "\"")
                .matcher(links)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @Test
    void aTableDescribesItselfAndWhatItsColumnsHold() {
        JsonObject described = table.json(table.address());
        assertThat(described.getInteger("rows")).isEqualTo(TestTable.ROWS);
        assertThat(described.getJsonArray("columns")).hasSize(11);
        assertThat(described.getJsonObject("geometry").getString("type")).isEqualTo("point");
        assertThat(described.getString("time")).isEqualTo("日期");
        described
                .getJsonObject("links")
                .forEach(each -> assertThat(
                                portal.get(each.getValue().toString()).statusCode())
                        .as(each.getKey())
                        .isEqualTo(200));
        assertThat(table.json(table.address() + "/schema").getString("primaryKey", "id"))
                .isNotNull();
        JsonObject profile = table.json(table.address() + "/profile");
        JsonObject open = profile.getJsonArray("columns").getJsonObject(7);
        assertThat(open.getString("name")).isEqualTo("公开");
        assertThat(open.getLong("missing"))
                .isEqualTo(table.rows.stream().filter(row -> row.open() == null).count());
        assertThat(table.json("/api/datasets/" + table.set + "/tables").getJsonArray("tables"))
                .hasSize(1);
        assertThat(table.json("/api/datasets/" + table.set + "/versions/1/tables/works/problems")
                        .getInteger("total"))
                .isZero();
    }

    @Test
    void bundledTablesAreAskedTheSameWay() {
        JsonObject rows = table.json("/api/datasets/projects/tables/projects/rows?status=announced&sort=-id&select=id");
        assertThat(rows.getInteger("total"))
                .isEqualTo(rows.getJsonArray("rows").size())
                .isPositive();
        assertThat(table.json("/api/datasets/places/tables/places/rows?limit=1&level=county")
                        .getInteger("total"))
                .isEqualTo(2975);
    }
}

package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** The page of a table finds the rows that its form asks for. */
class TablePageTest {
    private static final String PAGE = "/en/datasets/table-page-test/tables/" + TestTable.TABLE;
    private static final Pattern FOUND = Pattern.compile("([0-9,]+) rows? found");
    private static final Pattern BAR = Pattern.compile("<td class=\"num\">([0-9]+)</td>");

    private static final TestPortal portal = TestPortal.shared();
    private static TestTable table;

    @BeforeAll
    static void publish() {
        table = new TestTable(portal, "table-page-test");
    }

    @AfterAll
    static void withdraw() {
        table.close();
    }

    private static String page(String query) {
        HttpResponse<String> answer = portal.get(PAGE + query);
        assertThat(answer.statusCode()).as(query + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String condition(String column, String op, String value) {
        return "?column=" + encode(column) + "&op=" + op + "&value=" + encode(value);
    }

    private static long found(String page) {
        Matcher total = FOUND.matcher(page);
        assertThat(total.find()).as(page).isTrue();
        return Long.parseLong(total.group(1).replace(",", ""));
    }

    @ParameterizedTest
    @CsvSource({"是, true", "Yes, true", "true, true", "否, false", "no, false", "FALSE, false"})
    void yesAndNoAreSaidInWords(String said, boolean meant) {
        long wanted = table.rows.stream()
                .filter(row -> row.open() != null && row.open() == meant)
                .count();
        assertThat(found(page(condition("公开", "is", said)))).isEqualTo(wanted);
    }

    @Test
    void yesAndNoAreShownInWords() {
        assertThat(page("?chart=bar&x=" + encode("公开")))
                .contains("<th scope=\"row\">yes</th>", "<th scope=\"row\">no</th>");
        assertThat(portal.get(PAGE.substring("/en".length()) + "?chart=bar&x=" + encode("公开"))
                        .body())
                .contains("<th scope=\"row\">是</th>");
    }

    @Test
    void aDayIsAllItsMoments() {
        long wanted = table.ask("filter="
                        + encode("\"时刻\" >= TIMESTAMP('2025-03-02T16:00:00Z') AND"
                                + " \"时刻\" < TIMESTAMP('2025-03-03T16:00:00Z')"))
                .getInteger("total");
        assertThat(wanted).isPositive();
        assertThat(found(page(condition("时刻", "is", "2025-03-03")))).isEqualTo(wanted);
        long known = table.rows.stream().filter(row -> row.moment() != null).count();
        assertThat(found(page(condition("时刻", "not", "2025-03-03")))).isEqualTo(known - wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"公开:is:banana", "公开:is:1", "时刻:is:soon", "时刻:is:2025-02-30"})
    void otherValuesAreRefused(String asked) {
        String[] parts = asked.split(":");
        HttpResponse<String> answer = portal.get(PAGE + condition(parts[0], parts[1], parts[2]));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<code>value</code>");
    }

    @Test
    void aColumnInTheAddressIsACondition() {
        HttpResponse<String> answer = portal.get(PAGE + "?sort=id&kind=Park&utm_source=weibo");
        assertThat(answer.statusCode()).isEqualTo(303);
        String there = answer.headers().firstValue("Location").orElseThrow();
        assertThat(there).isEqualTo(PAGE + "?sort=id&column=kind&op=is&value=Park");
        assertThat(found(page(there.substring(PAGE.length())))).isEqualTo(60);
        assertThat(page("?utm_source=weibo")).contains("240");
    }

    @Test
    void aHistogramIsOfTheRowsThatAreShown() {
        String embedded = page("/embed?chart=histogram&x=" + encode("证号") + "&column=kind&op=is&value=Park");
        Matcher bars = BAR.matcher(embedded);
        long counted = 0;
        while (bars.find()) {
            counted += Long.parseLong(bars.group(1));
        }
        assertThat(counted).isEqualTo(60);
    }

    @Test
    void anotherTypeOfChartKeepsTheRows() {
        String page = page("?chart=line&x=" + encode("日期") + "&column=kind&op=is&value=" + encode("道路"));
        assertThat(page)
                .contains("?chart=bar&amp;column=kind&amp;op=is&amp;value=" + encode("道路") + "#chart")
                .contains("Rows without a date are left out.")
                .doesNotContain("Only the ");
    }
}

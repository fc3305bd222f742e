package pilotcity.portal.campaign;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;

/** A campaign runs from its first day to its last, and is found by any time in between, open where no day is known. */
class CampaignPeriodTest {
    private final TestPortal portal = TestPortal.shared();
    private String atLeast = "";

    @BeforeEach
    void add() {
        atLeast = portal.sql("""
                        INSERT INTO campaign (id, status, name, organisation, from_date, until_date) VALUES
                            ('period-spring', 'closed', '春', 'bike-guangzhou', '2031-03-01', '2031-05-31'),
                            ('period-day', 'closed', '日', 'bike-guangzhou', '2031-04-10', '2031-04-10'),
                            ('period-since', 'open', '起', 'bike-guangzhou', '2031-05-01', NULL),
                            ('period-until', 'closed', '止', 'bike-guangzhou', NULL, '2031-03-15'),
                            ('period-unknown', 'open', '未知', 'bike-guangzhou', NULL, NULL)
                        """).toString();
    }

    @AfterEach
    void remove() {
        portal.sql("DELETE FROM campaign WHERE id LIKE 'period-%'");
    }

    @ParameterizedTest
    @CsvSource({
        "2031-04-10, 2031-04-10, 2031-04-10",
        "2031-04-11, 2031-04-11, 2031-04-11",
        "2031-03-15/2031-04-09, 2031-03-15, 2031-04-09",
        "2031-03-16/2031-04-10, 2031-03-16, 2031-04-10",
        "2031-06-01/.., 2031-06-01, 9999-12-31",
        "../2031-02-28, 0001-01-01, 2031-02-28",
        "2031-04-01/P1M, 2031-04-01, 2031-04-30",
        "2031-05-31T15:59:59Z, 2031-05-31, 2031-05-31",
        "2031-05-31T16:00:00Z, 2031-06-01, 2031-06-01"
    })
    void theTimesThatACampaignSharesFindIt(String datetime, LocalDate from, LocalDate to) {
        List<JsonObject> all = search("");
        List<String> shared = ids(all.stream()
                .filter(CampaignPeriodTest::isKnown)
                .filter(campaign -> shares(campaign, from, to))
                .toList());
        assertThat(ids(search("&datetime=" + TestPortal.encode(datetime))))
                .as("search")
                .containsExactlyInAnyOrderElementsOf(shared);
        JsonArray features = json("/ogc/collections/campaigns/items?limit=1000&datetime=" + TestPortal.encode(datetime))
                .getJsonArray("features");
        assertThat(features.stream().map(feature -> ((JsonObject) feature).getString("id")))
                .as("features, with those of which nobody knows when")
                .containsExactlyInAnyOrderElementsOf(ids(all.stream()
                        .filter(campaign -> !isKnown(campaign) || shares(campaign, from, to))
                        .toList()));
        assertThat(shared).doesNotContain("period-unknown");
    }

    private static boolean isKnown(JsonObject campaign) {
        return campaign.containsKey("fromDate") || campaign.containsKey("untilDate");
    }

    private static boolean shares(JsonObject campaign, LocalDate from, LocalDate to) {
        return !day(campaign, "fromDate", LocalDate.MIN).isAfter(to)
                && !day(campaign, "untilDate", LocalDate.MAX).isBefore(from);
    }

    private static LocalDate day(JsonObject campaign, String field, LocalDate open) {
        String day = campaign.getString(field);
        return day == null ? open : LocalDate.parse(day);
    }

    @Test
    void oneWithAnEndAloneHasATime() {
        assertThat(ids(search("&filter=" + TestPortal.encode("datetime IS NULL"))))
                .contains("period-unknown", "bike-guangzhou-2011")
                .doesNotContain("period-until", "period-since");
    }

    @Test
    void descriptionsNameBothEnds() {
        String kinds = portal.get("/api/kinds").body();
        assertThatJson(kinds)
                .inPath("$.kinds[?(@.name == 'campaign')].datetime")
                .isEqualTo("[\"fromDate\"]");
        assertThatJson(kinds)
                .inPath("$.kinds[?(@.name == 'campaign')].datetimeEnd")
                .isEqualTo("[\"untilDate\"]");
        JsonObject fields = json("/ogc/collections/campaigns/schema").getJsonObject("properties");
        assertThat(fields.getJsonObject("fromDate").getString("x-ogc-role")).isEqualTo("primary-interval-start");
        assertThat(fields.getJsonObject("untilDate").getString("x-ogc-role")).isEqualTo("primary-interval-end");
    }

    private List<JsonObject> search(String condition) {
        return json("/api/search?kind=campaign&limit=100&atLeast=" + atLeast + condition).getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getJsonObject("document"))
                .toList();
    }

    private JsonObject json(String path) {
        HttpResponse<String> answer = portal.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static List<String> ids(List<JsonObject> campaigns) {
        return campaigns.stream().map(campaign -> campaign.getString("id")).toList();
    }
}

package pilotcity.portal.category;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/** The bundled tree, and what SQL says of who answers and by when. */
class CategoryTest {
    private final TestPortal portal = TestPortal.shared();

    @Test
    void aLeafHasTheValuesAndTheQuestionsOfThoseAboveIt() {
        String leaf = portal.get("/api/categories/cycling-lane-blocked").body();
        assertThatJson(leaf).node("group").isEqualTo("roads");
        assertThatJson(leaf).node("path").isEqualTo("道路与骑行 › 骑行障碍 › 机动车占用自行车道");
        assertThatJson(leaf).node("serviceDays").isEqualTo(3);
        assertThatJson(leaf).node("dayType").isEqualTo("working");
        assertThatJson(leaf).node("duplicateRadius").isEqualTo(30);
        assertThatJson(leaf).node("sensitive").isEqualTo(false);
        assertThatJson(leaf)
                .inPath("$.questions[*].code")
                .isArray()
                .containsExactly("how-long", "passable", "what-blocks", "how-often");
        assertThatJson(leaf).inPath("$.questions[2].values[0].name").isEqualTo("小汽车");
        assertThatJson(leaf)
                .node("responsibilities")
                .isEqualTo("[{\"place\":\"440100\",\"organisation\":\"guangzhou-traffic-police\"}]");
    }

    @Test
    void whatIsSensitiveAboveIsSensitiveBelow() {
        assertThatJson(portal.get("/api/categories/unpaid-wages").body())
                .node("sensitive")
                .isEqualTo(true);
        assertThatJson(portal.get("/api/categories/smoking").body())
                .node("sensitive")
                .isEqualTo(false);
    }

    @Test
    void groupsAreNotReported() {
        assertThat(total("filter=" + TestPortal.encode("open = false AND parent IS NULL")))
                .isEqualTo(total("filter=" + TestPortal.encode("parent IS NULL")))
                .isGreaterThan(15);
        assertThat(total("filter=" + TestPortal.encode("open = true"))).isGreaterThan(110);
    }

    @Test
    void aCategoryIsFoundByTheWordsPeopleUseAndByItsGroup() {
        assertThat(portal.get("/api/search?kind=category&q=" + TestPortal.encode("红绿灯 骑行"))
                        .body())
                .contains("\"cycling-signal\"");
        assertThat(portal.get("/api/suggest?q=" + TestPortal.encode("井盖")).body())
                .contains("\"manhole-cover\"");
    }

    @ParameterizedTest
    @CsvSource({
        "cycling-lane-blocked, 440106, guangzhou-traffic-police",
        "cycling-surface, 440100, guangzhou-transport",
        "cycling-lane-narrow, 440103, guangzhou-traffic-police",
        "pothole, 440105, guangzhou-transport",
        "pothole, 440300,",
        "telecom, 440106,",
        "no-such-category, 440106,"
    })
    void whoAnswersIsTheNearestAbove(String category, String place, String organisation) {
        assertThat(one("SELECT category_responsible_for($1, $2) AS answer", category, place)
                        .getString("answer"))
                .isEqualTo(organisation);
    }

    @Test
    void aDistrictOfItsOwnComesBeforeTheCityAndIsShownBelow() {
        try {
            ChangeToken token = portal.sql(
                    "INSERT INTO category_responsible VALUES ('cycling', '440106', 'tianhe-district-government')");
            assertThat(answers("cycling-lane-blocked", "440106")).isEqualTo("tianhe-district-government");
            assertThat(answers("cycling-surface", "440106")).isEqualTo("guangzhou-transport");
            assertThat(answers("cycling-lane-blocked", "440105")).isEqualTo("guangzhou-traffic-police");
            assertThatJson(portal.get("/api/categories/cycling-lane-blocked?atLeast=" + token)
                            .body())
                    .inPath("$.responsibilities[*].place")
                    .isEqualTo("[\"440100\", \"440106\"]");
        } finally {
            portal.sql("DELETE FROM category_responsible WHERE place = '440106'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Working days: 3.
        "cycling-lane-blocked, 2024-06-03T09:00:00+08:00, 2024-06-06T23:59:59+08:00",
        "cycling-lane-blocked, 2024-06-05T23:59:00+08:00, 2024-06-10T23:59:59+08:00",
        "cycling-lane-blocked, 2024-06-05T17:00:00Z,      2024-06-11T23:59:59+08:00",
        "cycling-lane-blocked, 2024-06-08T12:00:00+08:00, 2024-06-12T23:59:59+08:00",
        // The Spring Festival of 2026: 15 to 23 February off, 14 and 28 February worked.
        "cycling-lane-blocked, 2026-02-12T10:00:00+08:00, 2026-02-24T23:59:59+08:00",
        "cycling-lane-blocked, 2026-02-26T10:00:00+08:00, 2026-03-02T23:59:59+08:00",
        // Calendar days: 2.
        "manhole-cover,        2026-02-15T10:00:00+08:00, 2026-02-17T23:59:59+08:00",
        "manhole-cover,        2019-12-31T16:00:00Z,      2020-01-03T23:59:59+08:00"
    })
    void anAnswerIsDueAtTheEndOfTheLastDayInChina(String category, OffsetDateTime reported, OffsetDateTime due) {
        assertThat(one("SELECT category_due($1, $2) AS due", category, reported).getOffsetDateTime("due"))
                .isAtSameInstantAs(due);
    }

    @Test
    void aHolidayThatAnOperatorAddsMovesWhatIsDue() {
        OffsetDateTime reported = OffsetDateTime.parse("2031-06-05T10:00:00+08:00");
        try {
            assertThat(due(reported)).isAtSameInstantAs(OffsetDateTime.parse("2031-06-10T23:59:59+08:00"));
            portal.sql("INSERT INTO holiday (day, working) VALUES ('2031-06-06', false), ('2031-06-07', true)");
            assertThat(due(reported)).isAtSameInstantAs(OffsetDateTime.parse("2031-06-10T23:59:59+08:00"));
            portal.sql("DELETE FROM holiday WHERE day = '2031-06-07'");
            assertThat(due(reported)).isAtSameInstantAs(OffsetDateTime.parse("2031-06-11T23:59:59+08:00"));
        } finally {
            portal.sql("DELETE FROM holiday WHERE day > '2031-01-01'");
        }
    }

    @Test
    void thousandsOfDueDatesTakeOneStatementAndLittleTime() {
        long started = System.nanoTime();
        Row row = one("""
                SELECT count(category_due('cycling-lane-blocked', timestamptz '2020-01-01' + n * interval '7 minutes'))
                       AS dates,
                       count(category_responsible_for('cycling-lane-blocked', '440106')) AS answers
                  FROM generate_series(1, 20000) n
                """);
        assertThat(row.getLong("dates")).isEqualTo(20_000);
        assertThat(row.getLong("answers")).isEqualTo(20_000);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aRenamedGroupRenamesWhatIsBelowIt() {
        try {
            ChangeToken token = portal.sql("UPDATE category SET name = '街道' WHERE id = 'roads'");
            assertThatJson(portal.get("/api/categories/pothole?atLeast=" + token)
                            .body())
                    .node("path")
                    .isEqualTo("街道 › 车行道 › 路面坑洼、塌陷");
        } finally {
            portal.sql("UPDATE category SET name = '道路与骑行' WHERE id = 'roads'");
        }
    }

    private OffsetDateTime due(OffsetDateTime reported) {
        return one("SELECT category_due('cycling-lane-blocked', $1) AS due", reported)
                .getOffsetDateTime("due");
    }

    private String answers(String category, String place) {
        return one("SELECT category_responsible_for($1, $2) AS answer", category, place)
                .getString("answer");
    }

    private int total(String query) {
        String body = portal.get("/api/search?kind=category&limit=0&" + query).body();
        return Integer.parseInt(body.replaceAll("(?s).*?\"total\":\\s*(\\d+).*", "$1"));
    }

    private Row one(String sql, Object... parameters) {
        List<Row> rows = Await.get(
                Database.list(portal.service().node().db().client(), sql, Tuple.from(parameters), row -> row));
        return rows.getFirst();
    }
}

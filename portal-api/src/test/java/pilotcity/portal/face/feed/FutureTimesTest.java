package pilotcity.portal.face.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.DemoPortal;
import pilotcity.portal.TestPortal;

/**
 * Times that lie ahead, of a mistyped year or a clock that is fast, are in no feed and no catalogue the time of a
 * change.
 */
class FutureTimesTest {
    private static final Pattern CHANGED = Pattern.compile("(?:<(?:updated|published)>|\"date_(?:modified|published)\":"
            + " ?\"|\"(?:modified|issued|last_modified|updated|dateModified)\": ?\"|(?:modified|issued)"
            + " +\")([^<\"]+)");
    private static final Pattern RSS_CHANGED = Pattern.compile("<(?:pubDate|lastBuildDate)>([^<]+)<");
    private static final TestPortal PORTAL = DemoPortal.shared();

    private static void set(String record, String data) {
        PORTAL.sql("UPDATE record SET " + record + " WHERE id = 'demo-3000'");
        PORTAL.get("/api/search?limit=0&atLeast="
                + PORTAL.sql("UPDATE dataset SET description = " + data + " WHERE id = 'pilots'"));
    }

    @BeforeAll
    static void putAhead() {
        set(
                "updated_at = updated_at + interval '90 years', reported_at = reported_at + interval '90 years'",
                "description || '{\"modified\": \"2099-01-01\", \"issued\": \"2098-01-01\"}'");
    }

    @AfterAll
    static void putBack() {
        set(
                "updated_at = updated_at - interval '90 years', reported_at = reported_at - interval '90 years'",
                "description || '{\"modified\": \"2026-11-22\", \"issued\": \"2026-11-22\"}'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/records.atom?simulated=include&limit=5",
                "/feeds/records.json?simulated=include&limit=5",
                "/feeds/records.rss?simulated=include&limit=5",
                "/feeds/records/demo-3000.atom",
                "/feeds/datasets.atom",
                "/feeds/campaigns.atom?simulated=include",
                "/feeds/search.atom?simulated=include",
                "/feeds/dataset.atom",
                "/dataset/pilots.ttl",
                "/data.json",
                "/api/3/action/package_show?id=pilots",
                "/ogc/collections/catalogue/items/pilots?f=json",
                "/datasets/pilots"
            })
    void nothingHasChangedInTheFuture(String address) {
        HttpResponse<String> answer = PORTAL.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Instant now = Instant.now();
        answer.headers()
                .firstValue("Last-Modified")
                .ifPresent(changed -> assertThat(rfc1123(changed)).isBeforeOrEqualTo(now));
        RSS_CHANGED
                .matcher(answer.body())
                .results()
                .forEach(time -> assertThat(rfc1123(time.group(1))).isBeforeOrEqualTo(now));
        CHANGED.matcher(answer.body())
                .results()
                .forEach(
                        time -> assertThat(read(time.group(1))).as(time.group()).isBeforeOrEqualTo(now));
    }

    private static Instant rfc1123(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** A day has begun where it begins first. */
    private static Instant read(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.ofHours(14)).toInstant()
                : Instant.parse(text.endsWith("Z") || text.contains("+") ? text : text + "Z");
    }
}

package pilotcity.portal.face.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;

/** A day is the same day in every face: that of the people where the record is. */
class SameDaysTest {
    private static final List<String> ZONES =
            List.of("Asia/Shanghai", "America/New_York", "Europe/Zurich", "Pacific/Auckland", "America/Los_Angeles");
    private static final LocalDate FIRST = LocalDate.parse("2011-10-20");
    private static final int DAYS = 24;
    private static final int RECORDS = 120;

    private static Path data;
    private static TestPortal portal;
    private static final long SEED = System.nanoTime();
    private static final Map<String, LocalDate> EXPECTED = new LinkedHashMap<>();
    private static final Map<String, ZoneId> WHERE = new LinkedHashMap<>();

    /** Records at random times, many of them close to a midnight somewhere; the clocks change in these weeks. */
    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
        Random random = new Random(SEED);
        ChangeToken last = portal.sql("INSERT INTO organisation (id, name, type) VALUES ('days', 'Days', 'agency')");
        for (int i = 1; i < ZONES.size(); i++) {
            portal.sql(
                    "INSERT INTO import_source (source, organisation, organisation_added, timezone) VALUES ($1,"
                            + " 'days', true, $2)",
                    "days-" + i,
                    ZONES.get(i));
        }
        for (int i = 0; i < RECORDS; i++) {
            int zone = i % ZONES.size();
            ZoneId there = ZoneId.of(ZONES.get(zone));
            Instant midnight = FIRST.plusDays(random.nextInt(DAYS))
                    .atStartOfDay(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))))
                    .toInstant();
            Instant at = midnight.plus(Duration.ofSeconds(i % 3 == 0 ? random.nextInt(3) - 1 : random.nextInt(86_400)));
            String id = "days:" + i;
            EXPECTED.put(id, at.atZone(there).toLocalDate());
            WHERE.put(id, there);
            last = portal.sql("""
                INSERT INTO record (id, status, holder, organisation, reported_at, updated_at, source, source_id)
                VALUES ($1, 'accepted', 'organisation', 'days', $2::text::timestamptz, $2::text::timestamptz, $3, $1)
                """, id, at.toString(), "days-" + zone);
        }
        assertThat(portal.get("/api/search?limit=0&atLeast=" + last).statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
    }

    private static Set<String> expected(LocalDate from, LocalDate to) {
        return EXPECTED.entrySet().stream()
                .filter(entry ->
                        !entry.getValue().isBefore(from) && !entry.getValue().isAfter(to))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> ids(String path, String list, String id) {
        String body = portal.get(path).body();
        JsonArray items = body.startsWith("[") ? new JsonArray(body) : new JsonObject(body).getJsonArray(list);
        return items.stream()
                .map(item -> ((JsonObject) item).getString(id))
                .filter(found -> found.startsWith("days:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> graphql(String field, String condition) {
        String query =
                "{found: %s first: 200, filter: {%s}) {nodes {... on Record {key}}}}".formatted(field, condition);
        HttpRequest request = portal.request("/graphql", "Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode()))
                .build();
        JsonObject answer = new JsonObject(portal.send(request).body());
        assertThat(answer.containsKey("errors")).as(answer.encode()).isFalse();
        return answer.getJsonObject("data").getJsonObject("found").getJsonArray("nodes").stream()
                .map(item -> ((JsonObject) item).getString("key"))
                .filter(id -> id.startsWith("days:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> csv(String parameters) {
        return portal.get("/api/export/records.csv?" + parameters)
                .body()
                .lines()
                .map(line -> line.replaceFirst("^\uFEFF", "").split(",")[0].replace("\"", ""))
                .filter(id -> id.startsWith("days:"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String search(String parameters) {
        return "/api/search?kind=record&limit=100&" + parameters;
    }

    private static String filter(String cql2) {
        return "filter=" + TestPortal.encode(cql2);
    }

    @Test
    void anIntervalGoesFromADayToATimeAndFromATimeToADay() {
        for (int i = 0; i < DAYS; i++) {
            LocalDate day = FIRST.plusDays(i);
            String time = day + "T01:30:00+08:00";
            Set<String> until = ids(
                    search(filter("reported >= DATE('" + day + "') AND reported <= TIMESTAMP('" + day.minusDays(1)
                            + "T17:30:00Z')")),
                    "items",
                    "id");
            Set<String> from = ids(
                    search(filter("reported >= TIMESTAMP('" + day.minusDays(1) + "T17:30:00Z') AND reported <= DATE('"
                            + day + "')")),
                    "items",
                    "id");
            String toTime = "datetime=" + TestPortal.encode(day + "/" + time);
            String toDay = "datetime=" + TestPortal.encode(time + "/" + day);
            assertThat(ids(search(toTime), "items", "id"))
                    .as("%s %s", SEED, toTime)
                    .isEqualTo(until);
            assertThat(ids(search(toDay), "items", "id"))
                    .as("%s %s", SEED, toDay)
                    .isEqualTo(from);
            assertThat(portal.get("/open311/v2/requests.json?start_date=" + TestPortal.encode(time) + "&end_date="
                                    + day)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** What every face finds from a day to a day. */
    private static Map<String, Set<String>> found(LocalDate from, LocalDate to) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        String range = from.equals(to) ? from.toString() : from + "/" + to;
        found.put("datetime", ids(search("datetime=" + range), "items", "id"));
        found.put(
                "duration",
                ids(
                        search("datetime=" + from + "/P" + (to.toEpochDay() - from.toEpochDay() + 1) + "D"),
                        "items",
                        "id"));
        found.put(
                "comparison",
                ids(
                        search(filter("reported >= DATE('" + from + "') AND reported <= DATE('" + to + "')")),
                        "items",
                        "id"));
        found.put(
                "outside",
                ids(search(filter("NOT (reported < '" + from + "' OR reported > '" + to + "')")), "items", "id"));
        found.put(
                "interval",
                ids(search(filter("T_INTERSECTS(reported, INTERVAL('" + from + "', '" + to + "'))")), "items", "id"));
        // Not answered by the index: every document is looked at.
        found.put(
                "items",
                ids(search(filter("NOT T_DISJOINT(reported, INTERVAL('" + from + "', '" + to + "'))")), "items", "id"));
        found.put("ogc", ids("/ogc/collections/records/items?f=json&limit=100&datetime=" + range, "features", "id"));
        found.put(
                "open311",
                ids(
                        "/open311/v2/requests.json?page_size=200&start_date=" + from + "&end_date=" + to,
                        "",
                        "service_request_id"));
        found.put("csv", csv("datetime=" + range));
        found.put(
                "graphql",
                graphql("search(kinds: [RECORD],", "datetime: {fromDay: \"" + from + "\", toDay: \"" + to + "\"}"));
        if (from.equals(to)) {
            found.put("equal", ids(search(filter("reported = DATE('" + from + "')")), "items", "id"));
            found.put("graphql on", graphql("records(", "reported: {on: \"" + from + "\"}"));
        }
        return found;
    }

    @Test
    void everyFaceFindsTheSameRecordsForADay() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < 12; i++) {
            LocalDate from = FIRST.plusDays(random.nextInt(DAYS));
            LocalDate to = from.plusDays(i % 2 == 0 ? 0 : random.nextInt(4));
            Set<String> expected = expected(from, to);
            found(from, to)
                    .forEach((face, ids) -> assertThat(ids)
                            .as("%s from %s to %s, seed %d", face, from, to, SEED)
                            .isEqualTo(expected));
        }
    }

    @Test
    void thePageOfARecordShowsItUnderThatDay() {
        List<String> some = new ArrayList<>(EXPECTED.keySet()).subList(0, 10);
        for (String id : some) {
            LocalDate day = EXPECTED.get(id);
            assertThat(portal.get("/en/records/" + id).body())
                    .as("%s, seed %d", id, SEED)
                    .contains(day.format(DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH)) + ", ")
                    .contains(WHERE.get(id).getId().equals("Asia/Shanghai") ? "(Beijing time)" : "(UTC");
            assertThat(portal.get("/records/" + id).body())
                    .contains(day.format(DateTimeFormatter.ofPattern("y 年 M 月 d 日", Locale.CHINESE)));
        }
    }

    @Test
    void theZoneIsSaid() {
        JsonObject kinds = new JsonObject(portal.get("/api/kinds").body());
        assertThat(kinds.getString("timezone")).isEqualTo("Asia/Shanghai");
        assertThat(kinds.getJsonArray("kinds").encode()).contains("\"timezone\":\"timezone\"");
        assertThat(portal.get("/openapi.json").body()).contains("Days are those of the portal's time zone");
    }
}

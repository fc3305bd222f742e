package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TestTokens;
import pilotcity.portal.servicerequest.demonstration.ServiceRequestDemonstration;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.lifecycle.Transition;

/** The generated records. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstrationTest {
    private static final int RECORDS = 3_000;

    private static Path data;
    private static TestPortal portal;
    private static List<ServiceRequest> records;

    @BeforeAll
    static void startWithThem() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(
                FeatureRegistry.STANDARD, data, TestPortal.config(data).with(Setting.DEMO, "true"));
        records = Await.get(Database.list(
                db().client(),
                new ServiceRequestFeature().selectPage(),
                Tuple.of("", RECORDS + 1),
                new ServiceRequestFeature()::read));
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
    }

    private static Database db() {
        return portal.service().node().db();
    }

    private static FileStore files() {
        return portal.service().node().files().store();
    }

    private static int total(String query) {
        return new JsonObject(portal.get("/api/search?limit=0&" + query).body()).getInteger("total");
    }

    private static Row row(String sql) {
        return Await.get(db().client().query(sql).execute()).iterator().next();
    }

    @Test
    void theyAreOnlyThereForThoseWhoAskForThem() {
        assertThat(total("kind=record")).isZero();
        assertThat(total("kind=referral")).isZero();
        assertThat(total("kind=record&simulated=include")).isEqualTo(RECORDS);
        assertThat(total("kind=record&simulated=only")).isEqualTo(RECORDS);
        assertThat(total("kind=referral&simulated=include")).isPositive();
        assertThat(total("kind=campaign&simulated=include")).isEqualTo(total("kind=campaign") + 1);
        assertThat(portal.get("/api/suggest?q=" + TestPortal.encode("演示")).body())
                .doesNotContain("demo-");
    }

    @Test
    void everyOneSaysThatItIsSimulated() {
        assertThat(records).hasSize(RECORDS).allSatisfy(record -> {
            assertThat(record.simulated()).isTrue();
            assertThat(record.description()).matches("(【演示】|\\[Simulated]).*");
            assertThat(record.id()).matches("demo-[0-9]{4}");
        });
    }

    @Test
    void theHopsOfEveryClosedOneAddUpToItsAge() {
        List<ServiceRequest> closed =
                records.stream().filter(ServiceRequest::closed).toList();
        assertThat(closed)
                .hasSizeGreaterThan(RECORDS / 2)
                .allSatisfy(record -> assertThat(record.custodyPeriods().stream()
                                .mapToLong(custodyPeriod -> Objects.requireNonNull(custodyPeriod.seconds()))
                                .sum())
                        .as(record.id())
                        .isEqualTo(record.age()));
    }

    @Test
    void everyHistoryFollowsTheLifeCycle() {
        Set<List<String>> allowed = new HashSet<>();
        for (Transition transition : Transition.values()) {
            for (Status from : transition.from()) {
                List<Status> path = new ArrayList<>(List.of(from));
                path.addAll(transition.path(from));
                for (int i = 1; i < path.size(); i++) {
                    allowed.add(List.of(path.get(i - 1).code(), path.get(i).code()));
                }
            }
        }
        Set<String> seen = new HashSet<>();
        for (ServiceRequest record : records) {
            List<String> statuses = record.timeline().stream()
                    .map(HistoryEntry::status)
                    .filter(Objects::nonNull)
                    .toList();
            assertThat(statuses.getFirst()).isEqualTo("reported");
            assertThat(statuses.getLast()).isEqualTo(record.status());
            for (int i = 1; i < statuses.size(); i++) {
                assertThat(allowed).as(record.id()).contains(statuses.subList(i - 1, i + 1));
            }
            seen.addAll(statuses);
            assertThat(record.entries()).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        }
        // what another system closed is never made up
        for (Status status : EnumSet.complementOf(EnumSet.of(Status.CLOSED_BY_SOURCE))) {
            assertThat(seen).contains(status.code());
        }
    }

    @Test
    void theyLieInGuangzhouAndSensitiveOnesOnlyInACell() {
        assertThat(records).allSatisfy(record -> {
            assertThat(Objects.requireNonNull(record.point()).getX()).isBetween(113.1, 113.6);
            assertThat(Objects.requireNonNull(record.point()).getY()).isBetween(22.7, 23.4);
            assertThat(record.place()).matches("4401[01][1-7]");
        });
        assertThat(row("""
                SELECT count(*) AS sensitive, count(*) FILTER (WHERE point_precision_m = 800 AND address IS NULL) AS hidden
                  FROM record JOIN category ON category.id = record.category WHERE category.sensitive
                """)).satisfies(row -> {
            assertThat(row.getLong("sensitive")).isPositive();
            assertThat(row.getLong("hidden")).isEqualTo(row.getLong("sensitive"));
        });
    }

    @Test
    void thereIsSomethingOfEverything() {
        Row row = row("""
                SELECT count(*) FILTER (WHERE overdue) AS overdue, count(*) FILTER (WHERE disputes > 0) AS disputed,
                       count(*) FILTER (WHERE duplicate_of IS NOT NULL) AS repeated,
                       count(*) FILTER (WHERE referral IS NOT NULL) AS referred,
                       count(*) FILTER (WHERE closed_at IS NULL) AS open,
                       count(DISTINCT status) AS statuses, count(DISTINCT category) AS categories,
                       count(DISTINCT description) AS texts, max(updated_at) <= now() AS past
                  FROM record
                """);
        for (String column : List.of("overdue", "disputed", "repeated", "referred", "open")) {
            assertThat(row.getLong(column)).as(column).isGreaterThan(50);
        }
        assertThat(row.getLong("statuses")).isEqualTo(Status.values().length - 2);
        assertThat(row.getLong("categories")).isGreaterThan(80);
        assertThat(row.getLong("texts")).isGreaterThan(RECORDS * 9 / 10);
        assertThat(row.getBoolean("past")).isTrue();
        assertThat(row("SELECT count(*) AS photos FROM record_photo").getLong("photos"))
                .isGreaterThan(100);
    }

    private static ApiClient all() {
        return new ApiClient(portal, TestTokens.root(portal, "operator", Grant.ALL));
    }

    private static String simulated(String status) {
        return row("SELECT id FROM record WHERE simulated AND organisation = 'bike-guangzhou' AND status = '" + status
                        + "' ORDER BY id LIMIT 1")
                .getString("id");
    }

    private static String reported(ApiClient by, Object... more) {
        JsonObject report = ApiClient.json(more).put("description", "占道").put("place", "440100");
        return by.write(
                        "/api/records",
                        report.getMap().entrySet().stream()
                                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                                .toArray())
                .getString("id");
    }

    private static JsonObject bundle(String... records) {
        return ApiClient.json(
                        "organisation", "bike-guangzhou", "to", "guangzhou-transport", "title", "x", "summary", "y")
                .put("records", new JsonArray(List.of(records)));
    }

    private static void conflicts(ApiClient by, String path, JsonObject body) {
        HttpResponse<String> answer = by.send(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains("simulated", "real");
    }

    private static void removeWhatPeopleAdded() {
        portal.sql("DELETE FROM referral_record WHERE referral NOT LIKE 'demo-%'");
        portal.sql("UPDATE record SET referral = NULL WHERE referral NOT LIKE 'demo-%'");
        portal.sql("DELETE FROM referral WHERE id NOT LIKE 'demo-%'");
        portal.sql("DELETE FROM record WHERE source <> 'demo'");
        var last = portal.sql("DELETE FROM campaign WHERE dataset IS NULL AND NOT simulated");
        assertThat(portal.get("/api/search?limit=0&atLeast=" + last).statusCode())
                .isEqualTo(200);
    }

    /** Changes what the other tests count, so it comes after them. */
    @Test
    @Order(Order.DEFAULT + 1)
    void whatIsMadeOfSimulatedOnesIsSimulated() {
        ApiClient by = all();
        int records = total("kind=record");
        int referrals = total("kind=referral");
        String accepted = simulated("accepted");
        HttpResponse<String> made = by.send("/api/referrals", bundle(accepted).put("campaign", "demo-cycling"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonObject referral = ApiClient.read(
                portal, "/api/referrals/" + new JsonObject(made.body()).getString("id"), new JsonObject(made.body()));
        assertThat(referral.getBoolean("simulated")).isTrue();
        String inCampaign = reported(by, "campaign", "demo-cycling");
        JsonObject said = by.write("/api/records/" + inCampaign + "/comment", "note", "看过了");
        assertThat(ApiClient.read(portal, "/api/records/" + inCampaign, said).getBoolean("simulated"))
                .isTrue();
        assertThat(total("kind=record")).isEqualTo(records);
        assertThat(total("kind=referral")).isEqualTo(referrals);
        removeWhatPeopleAdded();
    }

    @Test
    @Order(Order.DEFAULT + 1)
    void whatIsRealAndWhatIsSimulatedDoNotGoTogether() {
        ApiClient by = all();
        String campaign = by.write("/api/campaigns", "organisation", "bike-guangzhou", "name", "真的")
                .getString("id");
        String real = reported(by, "campaign", campaign);
        by.write("/api/records/" + real + "/accept");
        String accepted = simulated("accepted");
        conflicts(by, "/api/referrals", bundle(accepted, real));
        conflicts(by, "/api/referrals", bundle(real).put("campaign", "demo-cycling"));
        conflicts(by, "/api/referrals", bundle(accepted).put("campaign", "bike-guangzhou-2011"));
        conflicts(by, "/api/records/" + real + "/classify", ApiClient.json("campaign", "demo-cycling"));
        conflicts(by, "/api/records/" + accepted + "/classify", ApiClient.json("campaign", "bike-guangzhou-2011"));
        conflicts(by, "/api/records/" + real + "/merge", ApiClient.json("duplicateOf", accepted));
        conflicts(by, "/api/records/" + accepted + "/merge", ApiClient.json("duplicateOf", real));
        String bundle = by.write(
                        "/api/referrals",
                        bundle(real).getMap().entrySet().stream()
                                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                                .toArray())
                .getString("id");
        conflicts(
                by,
                "/api/records/" + accepted + "/refer",
                ApiClient.json("to", "guangzhou-transport", "referral", bundle));
        removeWhatPeopleAdded();
    }

    @Test
    @Order(Order.DEFAULT + 2)
    void theSameDayGivesTheSameOnes() {
        ServiceRequestDemonstration demonstration = new ServiceRequestDemonstration();
        Instant day = Instant.parse("2026-03-04T05:06:07Z");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            demonstration.remove(db(), line -> {});
            assertThat(demonstration.add(db(), files(), day, line -> {})).isPresent();
            assertThat(demonstration.add(db(), files(), day, line -> {})).isEmpty();
            made.add(row("""
                    SELECT md5(string_agg((to_jsonb(record) - 'overdue')::text, '' ORDER BY id)) AS digest FROM record
                    """).getString("digest"));
        }
        assertThat(made.getFirst()).isEqualTo(made.getLast());
    }

    @Test
    @Order(Order.DEFAULT + 3)
    void withoutTheFlagThereAreNoneAndWhatIsRealStays() {
        portal.sql("""
                INSERT INTO record (id, status, holder, reported_at, updated_at, source, campaign)
                VALUES ('real', 'reported', 'portal', now(), now(), 'test', 'demo-cycling')
                """);
        String toSimulation = reported(all(), "campaign", "demo-cycling");
        portal.close();
        portal = TestPortal.start(data);
        assertThat(total("kind=record")).isEqualTo(1);
        JsonObject kept =
                new JsonObject(portal.get("/api/records/" + toSimulation).body());
        assertThat(kept.getBoolean("simulated")).isTrue();
        assertThat(kept.containsKey("campaign")).isFalse();
        portal.sql("DELETE FROM record WHERE id = $1", toSimulation);
        assertThat(total("kind=referral&simulated=include")).isZero();
        assertThat(total("kind=campaign&simulated=only")).isZero();
        assertThat(row("""
                SELECT (SELECT count(*) FROM record_entry) + (SELECT count(*) FROM record_original)
                       + (SELECT count(*) FROM photo) + (SELECT count(*) FROM referral_entry)
                       + (SELECT count(*) FROM referral_record) AS left_over
                """).getLong("left_over")).isZero();
        assertThat(new ServiceRequestDemonstration().remove(db(), line -> {})).isEmpty();
    }
}

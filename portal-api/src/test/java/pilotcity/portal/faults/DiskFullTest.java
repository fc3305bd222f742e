package pilotcity.portal.faults;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FaultIntensity;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.permission.Grant;

/** No room on the disk of the index, and none in the database. */
@Tag(FaultIntensity.TAG)
class DiskFullTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MEGABYTES = 96;

    @Test
    void theIndexSaysThatItIsBehindAndFollowsAgainWhenThereIsRoom() throws IOException {
        Path data = TestPortal.temporaryFolder();
        Optional<SmallDisk> mounted = SmallDisk.mount(data.resolve("index"), MEGABYTES);
        assumeTrue(mounted.isPresent(), "only root can mount a small disk; ./portal faults as root runs this");
        try (SmallDisk disk = mounted.get();
                TestPortal portal = TestPortal.start(data)) {
            disk.fill();
            ChangeToken token = portal.sql("UPDATE place SET name = '磁盘满区' WHERE id = '440113'");
            Eventually.holds(
                    "the portal says that it is behind",
                    SOON,
                    () -> portal.get("/health/ready").statusCode() == 503);
            assertBehind(portal);
            disk.free();
            Eventually.holds(
                    "the portal has recovered",
                    SOON,
                    () -> portal.get("/health/ready").statusCode() == 200);
            assertFollows(portal, token);
        } finally {
            TestPortal.delete(data);
        }
    }

    private static void assertBehind(TestPortal portal) {
        assertThatJson(portal.get("/health/ready").body()).node("status").isEqualTo("behind");
        assertThat(portal.get("/health/ready").body()).contains("No space left on device");
        assertThat(portal.get("/metrics").body())
                .contains("index_following 0.0")
                .doesNotContain("index_lag_changes 0.0");
        assertThat(portal.get("/api/places/440113").body()).contains("番禺区");
        assertThat(portal.get("/api/search?kind=pilot&limit=0").body()).contains("\"total\":193");
        assertFull(portal);
    }

    private static void assertFollows(TestPortal portal, ChangeToken token) {
        assertThat(portal.get("/api/places/440113?atLeast=" + token).body()).contains("磁盘满区");
        assertThat(portal.get("/api/search?kind=pilot&limit=0").body()).contains("\"total\":193");
        assertThat(portal.get("/metrics").body()).contains("index_following 1.0");
        HttpResponse<String> made = report(portal);
        assertThat(made.statusCode()).isEqualTo(201);
        JsonObject record = new JsonObject(made.body());
        assertThat(portal.get("/api/records/" + record.getString("id") + "?atLeast=" + record.getString("changeToken"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDatabaseWithoutRoomIsToldInTheFormOfEachProtocolAndNothingIsHalfDone() {
        TestPortal portal = TestPortal.shared();
        long before = records(portal);
        portal.sql("""
                CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$
                """);
        portal.sql("CREATE CONSTRAINT TRIGGER no_room AFTER INSERT ON record DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION no_room()");
        try {
            assertFull(portal);
        } finally {
            portal.sql("DROP FUNCTION no_room CASCADE");
        }
        assertThat(records(portal)).isEqualTo(before);
    }

    private static void assertFull(TestPortal portal) {
        HttpResponse<String> refused = report(portal);
        assertThat(refused.statusCode()).isEqualTo(507);
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        HttpResponse<String> open311 = post(
                portal,
                "/open311/v2/requests.json",
                "application/x-www-form-urlencoded",
                "service_code=pothole&lat=23.1&long=113.3&description=x&api_key="
                        + portal.bearer("writer", Grant.ALL).substring("Bearer ".length()));
        assertThat(open311.statusCode()).as(open311.body()).isEqualTo(507);
        assertThatJson(open311.body()).inPath("[0].code").isEqualTo(507);
        assertThat(open311.headers().firstValue("Retry-After")).contains("10");
        HttpResponse<String> graphql = post(
                portal,
                "/graphql",
                "application/json",
                new JsonObject().put("query", """
                                mutation { reportRecord(input: {description: "x", lon: 113.3, lat: 23.1}) { __typename } }
                                """).encode());
        assertThatJson(graphql.body()).inPath("errors[0].extensions.code").isEqualTo("INSUFFICIENT_STORAGE");
    }

    private static HttpResponse<String> report(TestPortal portal) {
        return post(
                portal,
                "/api/records",
                "application/json",
                "{\"description\":\"磁盘满\",\"lon\":113.3,\"lat\":23.1,\"category\":\"pothole\"}");
    }

    private static HttpResponse<String> post(TestPortal portal, String path, String type, String body) {
        return portal.send(portal.request(path, "Content-Type", type)
                .header("Authorization", portal.bearer("writer", Grant.ALL))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static long records(TestPortal portal) {
        return pilotcity.portal.kernel.db.Await.get(portal.service()
                        .node()
                        .db()
                        .client()
                        .query("SELECT count(*) AS n FROM record")
                        .execute())
                .iterator()
                .next()
                .getLong("n");
    }
}

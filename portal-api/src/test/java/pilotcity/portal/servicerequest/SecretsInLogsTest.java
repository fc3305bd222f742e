package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** After a journey no log has what would let its reader act as somebody else. */
class SecretsInLogsTest {
    private static final Path LOGS = Path.of(System.getProperty("portal.logs", "target/logs"));

    private final TestPortal portal = TestPortal.shared();
    private final ApiClient reporter = ApiClient.anonymous(portal);

    @Test
    void nothingThatIsAKeyStandsInALog() throws IOException {
        JsonObject made = reporter.write("/api/records", "description", "占道", "lon", 113.3, "lat", 23.1);
        String code = made.getString("followUpCode");
        String link = made.getString("followUp");
        String answer = UUID.randomUUID().toString();
        String idempotency = UUID.randomUUID().toString();
        visit(link, code, answer);
        reporter.send(
                "/api/records", ApiClient.json("description", "又一处", "address", "某路"), "Idempotency-Key", idempotency);
        portal.send(portal.request("/api/tokens/follow-up", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ApiClient.json("kind", "record", "id", made.getString("id"), "code", code)
                        .encode()))
                .build());
        inHeaders(code);
        inHeaders(reporter.token());
        inHeaders("x".repeat(20) + reporter.token().substring(3));
        String last = UUID.randomUUID().toString();
        portal.get("/nothing/" + last);
        String access = readUntil(last);
        String metrics = portal.get("/metrics").body();
        for (String log : List.of(access, Files.readString(LOGS.resolve("portal.log")), metrics)) {
            assertThat(log.lines())
                    .noneMatch(line -> line.contains(code))
                    .noneMatch(line -> line.contains(code.substring(1)))
                    .noneMatch(line -> line.contains(answer))
                    .noneMatch(line -> line.contains(idempotency))
                    .noneMatch(line -> line.contains(reporter.token().substring(40)));
        }
        assertThat(access).contains("/follow/" + made.getString("id") + "/…");
        assertThat(portal.get("/metrics").body()).contains("/follow/:id/:code");
    }

    private void visit(String link, String code, String answer) {
        String encoded = TestPortal.encode(link);
        String spelt = "%" + Integer.toHexString(code.charAt(0)) + code.substring(1);
        List.of(
                        link,
                        "/en" + link,
                        link + "/",
                        link + "/more?done=1",
                        link.replace("follow", "Follow"),
                        link.replace(code, spelt),
                        link.replace(code, "x" + code),
                        link.replace("/follow", "/%66ollow"),
                        "/sign-in?next=" + encoded,
                        "/sign-in/start?next=" + TestPortal.encode(encoded),
                        "/sign-in/callback?code=" + answer + "&state=" + answer,
                        "/search?q=" + code,
                        "/open311/v2/requests.json?api_key=" + reporter.token(),
                        "/open311/v2/requests.json?api%5Fkey=" + answer,
                        "/api/records?Access_Token=" + answer,
                        "/api/records/" + reporter.token())
                .forEach(portal::get);
        portal.send(portal.request(
                        link, "Content-Type", "application/x-www-form-urlencoded", "Referer", portal.url() + link)
                .POST(BodyPublishers.ofString("verb=comment&note=x"))
                .build());
    }

    private void inHeaders(String key) {
        portal.get("/api/kinds", "User-Agent", key);
        portal.get("/api/kinds", "User-Agent", "script/1.0 (" + TestPortal.encode("Bearer " + key) + ")");
        portal.get("/api/kinds", "X-Request-Id", key);
        portal.send(portal.request("/api/kinds")
                .method(key, BodyPublishers.noBody())
                .build());
    }

    /** The access log is written by a thread of its own. */
    private static String readUntil(String last) throws IOException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        String log = Files.readString(LOGS.resolve("access.log"));
        while (!log.contains(last)) {
            assertThat(Instant.now()).isBefore(end);
            log = Files.readString(LOGS.resolve("access.log"));
        }
        return log;
    }
}

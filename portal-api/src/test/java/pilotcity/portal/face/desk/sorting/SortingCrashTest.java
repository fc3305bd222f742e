package pilotcity.portal.face.desk.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FaultIntensity;
import pilotcity.portal.PortalProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** A portal that is killed while people sort. */
@Tag(FaultIntensity.TAG)
class SortingCrashTest {
    private final Path data = TestPortal.temporaryFolder();

    @AfterEach
    void delete() {
        TestPortal.delete(data);
    }

    private static JsonObject post(String url, String token, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/en/desk/sorting/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("as=" + SortingDesk.NGO + "&seat=" + UUID.randomUUID() + "&" + body))
                .build();
        return new JsonObject(TestPortal.newClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static List<String> ids(JsonObject answer) {
        return answer.getJsonArray("cards").stream()
                .map(card -> ((JsonObject) card).getString("id"))
                .toList();
    }

    @Test
    void whatWasDecidedStaysAndWhatWasInFrontOfSomebodyIsSoonAnybodys() throws Exception {
        String decided;
        String open;
        String first;
        try (TestPortal portal = TestPortal.start(data)) {
            SortingDesk desk = new SortingDesk(portal);
            decided = desk.report("到处是垃圾");
            open = desk.report("路灯不亮");
            first = desk.member();
        }
        Process server = new ProcessBuilder(PortalProcess.line("run", "--data", data.toString(), "--port", "0"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String url = PortalProcess.url(server);
            assertThat(ids(post(url, first, "next", "have="))).containsExactly(decided, open);
            JsonObject done = post(url, first, "do", "step=" + decided + "%401+category+litter");
            assertThat(done.getJsonArray("results").encode()).contains("\"done\":true");
        } finally {
            server.destroyForcibly().waitFor();
        }
        try (TestPortal portal = TestPortal.start(data)) {
            portal.awaitModel();
            String second = portal.bearer(
                            "second",
                            Grant.builder()
                                    .organisations(Set.of(SortingDesk.NGO))
                                    .build())
                    .substring("Bearer ".length());
            assertThat(new JsonObject(portal.get("/api/records/" + decided).body()).getString("category"))
                    .isEqualTo("litter");
            // a minute after the longest claim of the dead
            portal.sql("UPDATE claim SET until = until - interval '4 minutes'");
            assertThat(ids(post(portal.url(), second, "next", "have="))).containsExactly(open);
        }
    }
}

package pilotcity.portal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.LearnProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** What people decide teaches the next model, and its card says so. */
class RelearningTest {
    private static final Path DATA = TestPortal.startedFolder();

    /** What residents of one town call a thing, and no example sentence does. */
    private static final String LOCAL_WORD = "咕咚";

    private static final int SORTED = 200;

    @AfterAll
    static void delete() {
        TestPortal.delete(DATA);
    }

    private static JsonObject send(TestPortal portal, String token, String path, JsonObject body) {
        HttpResponse<String> answer =
                portal.send(portal.request(path, "Authorization", token, "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode()))
                        .build());
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        return new JsonObject(answer.body());
    }

    private static JsonObject card(TestPortal portal) {
        return new JsonObject(portal.get("/api/models/current").body());
    }

    private static String first(TestPortal portal, String words) {
        return new JsonObject(portal.send(portal.request("/api/suggestions", "Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        new JsonObject().put("words", words).encode()))
                                .build())
                        .body())
                .getJsonArray("categories")
                .getJsonObject(0)
                .getString("id");
    }

    private static void sort(TestPortal portal, String token) {
        for (int at = 0; at < SORTED; at++) {
            JsonObject report = new JsonObject()
                    .put("description", "第 %d 栋门口的%s又坏了，请派人来看".formatted(at, LOCAL_WORD))
                    .put("lon", 113.2 + at * 0.001)
                    .put("lat", 23.1);
            String id = send(portal, token, "/api/records", report).getString("id");
            send(portal, token, "/api/records/" + id + "/classify", new JsonObject().put("category", "public-toilet"));
        }
    }

    @Test
    void whatPeopleSortTeachesTheNextModelAndItsCardSaysSo() throws Exception {
        String words = "楼下%s又坏了".formatted(LOCAL_WORD);
        JsonObject before;
        try (TestPortal portal = TestPortal.start(DATA).awaitModel()) {
            before = card(portal);
            assertThat(first(portal, words)).isNotEqualTo("public-toilet");
            sort(portal, portal.bearer("desk", Grant.ALL));
        }
        List<String> printed = LearnProcess.run(DATA);
        assertThat(printed).last().asString().endsWith("is in use");
        try (TestPortal portal = TestPortal.start(DATA).awaitModel()) {
            JsonObject after = card(portal);
            assertThat(after.getString("id")).isNotEqualTo(before.getString("id"));
            assertThat(after.getInteger("treeTexts")).isEqualTo(before.getInteger("treeTexts"));
            assertThat(before.getInteger("recordTexts")).isZero();
            assertThat(after.getInteger("recordTexts")).isBetween(SORTED / 2, SORTED - 1);
            JsonObject judged = after.getJsonObject("recordResults");
            assertThat(judged.getInteger("texts")).isEqualTo(SORTED - after.getInteger("recordTexts"));
            assertThat(judged.getDouble("accuracy")).isGreaterThan(0.9);
            assertThat(after.getString("comparedWith")).isEqualTo(before.getString("id"));
            assertThat(after.getDouble("comparedAccuracy")).isLessThan(0.5);
            assertThat(first(portal, words)).isEqualTo("public-toilet");
            assertThat(portal.get("/models/" + after.getString("id")).body())
                    .contains("在 %d 条没有参与学习的记录中".formatted(judged.getInteger("texts")));
            anEarlierOneIsPutInUseAgain(portal, before.getString("id"), after.getString("id"));
        }
    }

    private static void anEarlierOneIsPutInUseAgain(TestPortal portal, String earlier, String later) {
        List<String> lines = new ArrayList<>();
        portal.service().node().commands().learn("{\"do\":\"list\"}", lines::add);
        assertThat(lines).anyMatch(line -> line.contains(later) && line.endsWith("in use"));
        JsonObject used =
                send(portal, portal.bearer("desk", Grant.ALL), "/api/models/" + earlier + "/use", new JsonObject());
        JsonObject card = new JsonObject(portal.get("/api/models/current?atLeast=" + used.getString("changeToken"))
                .body());
        assertThat(card.getString("id")).isEqualTo(earlier);
    }
}

package pilotcity.portal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.LearnProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.learning.WordsModel;
import pilotcity.portal.kernel.permission.Grant;

/** What people decide teaches the next model, and its card says so. */
class RelearningTest {
    private static final Path DATA = TestPortal.startedFolder();

    /** What residents of one town call a thing, and no example sentence does. */
    private static final String LOCAL_WORD = "咕咚";

    private static final int SORTED = 200;

    /** What the public must not read; each report has it. */
    private static final List<String> PLANTED = List.of("13800137731", "欧阳标记", "biaoji7731@example.org");

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
                    .put(
                            "description",
                            "第 %d 栋门口的%s又坏了，请派人来看。联系人：%s，电话 %s，邮箱 %s"
                                    .formatted(at, LOCAL_WORD, PLANTED.get(1), PLANTED.get(0), PLANTED.get(2)))
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
            nothingPrivateIsLearnt(portal, String.join("\n", printed) + after.encode());
            anEarlierOneIsPutInUseAgain(portal, before.getString("id"), after.getString("id"));
        }
    }

    /** Neither what is learnt from nor what is printed, shown or kept of it. */
    private static void nothingPrivateIsLearnt(TestPortal portal, String shown) throws IOException {
        TrainingSet learnt =
                Await.get(TrainingSetReader.read(portal.service().node().db().client()));
        assertThat(learnt.records())
                .hasSize(SORTED)
                .allSatisfy(
                        record -> assertThat(record.text()).contains(LOCAL_WORD).doesNotContain(PLANTED));
        assertThat(shown).doesNotContain(PLANTED);
        WordsModel model = portal.service().node().model().find().orElseThrow().learned();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.categories().classifier().write(new DataOutputStream(bytes));
        model.dangers().classifier().write(new DataOutputStream(bytes));
        String kept = bytes.toString(StandardCharsets.ISO_8859_1)
                + model.categories().card().toJson().encode();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            assertThat(PLANTED)
                    .noneMatch(planted ->
                            kept.contains(new String(planted.getBytes(charset), StandardCharsets.ISO_8859_1)));
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

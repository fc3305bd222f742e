package pilotcity.portal.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** The model of a portal: learnt at its first start, and of what people decide from then on. */
class ModelTest {
    private final TestPortal portal = TestPortal.shared().awaitModel();
    private final String token = portal.bearer("desk", Grant.ALL);

    private JsonObject send(String path, JsonObject body) {
        HttpResponse<String> answer =
                portal.send(portal.request(path, "Authorization", token, "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode()))
                        .build());
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        return new JsonObject(answer.body());
    }

    private JsonObject report(String words, String category) {
        JsonObject report =
                new JsonObject().put("description", words).put("lon", 113.3245).put("lat", 23.1291);
        return send("/api/records", category.isEmpty() ? report : report.put("category", category));
    }

    private JsonObject read(JsonObject written) {
        return new JsonObject(
                portal.get("/api/records/" + written.getString("id") + "?atLeast=" + written.getString("changeToken"))
                        .body());
    }

    private JsonObject inUse() {
        String id = new JsonObject(portal.get("/api/search?kind=model&filter=" + TestPortal.encode("inUse = TRUE"))
                        .body())
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        return new JsonObject(portal.get("/api/models/" + id).body());
    }

    @Test
    void theCardSaysWhatItLearntFromAndHowWellItDoes() {
        JsonObject card = inUse();
        assertThat(card.getInteger("categoryCount")).isGreaterThan(150);
        assertThat(card.getInteger("treeTexts")).isGreaterThan(5_000);
        JsonObject results = card.getJsonObject("treeResults");
        assertThat(results.getDouble("accuracyLow")).isLessThan(results.getDouble("accuracy"));
        assertThat(results.getDouble("top3")).isGreaterThan(results.getDouble("accuracy"));
        assertThat(results.getJsonArray("byLanguage")).hasSize(2);
        assertThat(card.encode()).doesNotContain("content");
    }

    @Test
    void aReportWithoutACategoryGetsASuggestionAndNoDecision() {
        JsonObject record = read(report("路灯坏了一个星期，晚上一片漆黑", ""));
        assertThat(record.containsKey("category")).isFalse();
        assertThat(record.getString("suggestedCategory")).isEqualTo("street-light-out");
        JsonObject entry = record.getJsonArray("classifications").getJsonObject(0);
        assertThat(entry.getString("role")).isEqualTo("model");
        assertThat(entry.getString("model")).startsWith("model-");
        assertThat(entry.getDouble("confidence")).isBetween(0.5, 1.0);
    }

    @Test
    void whatAPersonDecidesSupersedesWhatWasSuggested() {
        JsonObject written = report("井盖不见了，留下一个大坑", "pothole");
        JsonArray entries = read(written).getJsonArray("classifications");
        JsonObject suggested = entries.stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("subject").equals("category"))
                .findFirst()
                .orElseThrow();
        assertThat(suggested.getString("value")).isEqualTo("manhole-cover");
        JsonObject decided = entries.stream()
                .map(JsonObject.class::cast)
                .filter(each -> "pothole".equals(each.getString("value")))
                .findFirst()
                .orElseThrow();
        assertThat(decided.getString("supersedes")).isEqualTo(suggested.getString("id"));
        assertThat(read(written).containsKey("suggestedCategory")).isFalse();
    }

    @Test
    void aSuggestionIsTakenByOneWord() {
        JsonObject written = report("The street lights are out on our road, it is pitch dark", "");
        JsonObject taken =
                send("/api/records/" + written.getString("id") + "/classify", new JsonObject().put("suggested", true));
        JsonObject record = read(taken);
        assertThat(record.getString("category")).isEqualTo("street-light-out");
        assertThat(record.containsKey("suggestedCategory")).isFalse();
    }
}

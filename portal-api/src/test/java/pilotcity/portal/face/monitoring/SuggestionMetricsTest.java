package pilotcity.portal.face.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;

/** What operators can watch of suggestions and of the model that makes them. */
class SuggestionMetricsTest {
    private static final Path DATA = TestPortal.temporaryFolder();
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(DATA).awaitModel();
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(DATA);
    }

    private static double value(String name) {
        return portal.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private static void ask(String words) {
        var answer = portal.send(portal.request("/api/suggestions", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("words", words).encode()))
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void suggestionsAreCountedByWhetherTheyAreSure() {
        String sure = "suggestion_duration_seconds_count{sure=\"true\"}";
        String unsure = "suggestion_duration_seconds_count{sure=\"false\"}";
        double before = value(sure);
        double otherBefore = value(unsure);
        ask("路灯坏了一个星期，晚上一片漆黑");
        ask("你好，请问一下");
        ask("路灯坏了一个星期，晚上一片漆黑");
        assertThat(value(sure)).isEqualTo(before + 2);
        assertThat(value(unsure)).isEqualTo(otherBefore + 1);
        assertThat(value("suggestion_duration_seconds_sum{sure=\"true\"}")).isGreaterThan(0);
    }

    @Test
    void theModelInUseTellsItsAgeAndItsWeeks() {
        JsonObject card = new JsonObject(portal.get("/api/models/current").body());
        String model = card.getString("id");
        ChangeToken token = portal.sql("""
                UPDATE model SET learned_at = now() - interval '3 days', version = version + 1,
                       weeks = '[{"week": "2026-11-23", "suggestions": 40, "corrected": 10},
                                 {"week": "2026-11-30", "suggestions": 0, "corrected": 0}]'
                 WHERE id = $1
                """, model);
        assertThat(portal.get("/api/models/current?atLeast=" + token).body()).contains("2026-11-23");
        assertThat(value("model_age_seconds{model=\"" + model + "\"}")).isBetween(259_200.0, 259_800.0);
        String week = "{model=\"" + model + "\",week=\"2026-11-23\"}";
        assertThat(value("model_suggestions_decided" + week)).isEqualTo(40);
        assertThat(value("model_suggestions_corrected_share" + week)).isEqualTo(0.25);
        assertThat(value("model_suggestions_corrected_share" + week.replace("23", "30")))
                .isZero();
        ChangeToken none = portal.sql("UPDATE model SET in_use = false, version = version + 1 WHERE id = $1", model);
        assertThat(portal.get("/api/models/current?atLeast=" + none).statusCode())
                .isEqualTo(404);
        assertThat(portal.get("/en/models/current").body()).contains("No model has been learnt yet");
        assertThat(portal.get("/metrics").body()).doesNotContain("model_age_seconds{", "model_suggestions_decided{");
        ChangeToken again = portal.sql("UPDATE model SET in_use = true, version = version + 1 WHERE id = $1", model);
        assertThat(portal.get("/api/models/current?atLeast=" + again).statusCode())
                .isEqualTo(200);
    }
}

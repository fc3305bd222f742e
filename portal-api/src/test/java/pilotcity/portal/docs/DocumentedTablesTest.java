package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.config.Setting;

/** The tables of the guides have what there is, and nothing else. */
class DocumentedTablesTest {
    private static final Pattern PARAMETERS =
            Pattern.compile("(?s)\\| (?:parameter \\| meaning|参数 \\| 含义) \\|\\n\\|---\\|---\\|\\n(.*?)\\n\\n");
    private static final Pattern METRICS =
            Pattern.compile("(?s)\\| (?:metric \\| what it is|指标 \\| 含义) \\|\\n\\|---\\|---\\|\\n(.*?)\\n\\n");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void theSettingsAreThoseOfThePortal() {
        assertThat(MarkdownDocuments.read(MarkdownDocuments.GUIDES.resolve("operator/settings.md")))
                .contains("| key | environment variable | default | meaning |\n|---|---|---|---|\n"
                        + rows(setting -> settingRow(setting) + " | " + setting.meaning() + " |\n"));
    }

    @Test
    void theChineseEditionHasTheSameSettings() {
        assertThat(MarkdownDocuments.read(MarkdownDocuments.CHINESE.resolve("operator/settings.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, line.lastIndexOf(" | ", line.length() - 3))))
                .containsExactly(Arrays.stream(Setting.values())
                        .map(DocumentedTablesTest::settingRow)
                        .toArray(String[]::new));
    }

    private static String rows(Function<Setting, String> row) {
        return Arrays.stream(Setting.values()).map(row).collect(Collectors.joining());
    }

    private static String settingRow(Setting setting) {
        return "| " + code(setting.key()) + " | " + code(setting.variable()) + " | " + code(setting.fallback());
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    @Test
    void theParametersAreThoseOfTheSearch() {
        for (Path edition : List.of(MarkdownDocuments.GUIDES, MarkdownDocuments.CHINESE)) {
            assertThat(described(MarkdownDocuments.read(edition.resolve("developer/search.md"))))
                    .containsExactlyInAnyOrderElementsOf(parameters());
        }
    }

    @Test
    void theMetricsThatTheGuideExplainsAreMeasured() {
        TestPortal portal = TestPortal.shared().awaitModel();
        String weeks = "UPDATE model SET weeks = $1, version = version + 1 WHERE in_use";
        JsonObject week =
                new JsonObject().put("week", "2026-11-23").put("suggestions", 3).put("corrected", 1);
        ChangeToken token = portal.sql(weeks, new JsonArray().add(week));
        portal.get("/api/models/current?atLeast=" + token);
        List<String> measured = portal.get("/metrics").body().lines().toList();
        portal.sql(weeks, new JsonArray());
        for (Path edition : List.of(MarkdownDocuments.GUIDES, MarkdownDocuments.CHINESE)) {
            List<String> named = METRICS.matcher(MarkdownDocuments.read(edition.resolve("operator.md")))
                    .results()
                    .flatMap(table -> table.group(1).lines())
                    .map(row -> row.split("[`…{]")[1])
                    .toList();
            assertThat(named).hasSize(4).allMatch(name -> measured.stream().anyMatch(line -> line.startsWith(name)));
        }
    }

    /** What stands in the first column. */
    private static List<String> described(String guide) {
        return PARAMETERS
                .matcher(guide)
                .results()
                .flatMap(table -> table.group(1).lines())
                .flatMap(row -> CODE.matcher(row.split(" \\| ")[0]).results())
                .map(name -> name.group(1))
                .toList();
    }

    private static Stream<String> parametersOf(JsonObject api) {
        return api
                .getJsonObject("paths")
                .getJsonObject("/api/search")
                .getJsonObject("get")
                .getJsonArray("parameters")
                .stream()
                .map(JsonObject.class::cast)
                .map(parameter -> parameter.getString("name"));
    }

    private static List<String> parameters() {
        return parametersOf(
                        new JsonObject(TestPortal.shared().get("/openapi.json").body()))
                .toList();
    }
}

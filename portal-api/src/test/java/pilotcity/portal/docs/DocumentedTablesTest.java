package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

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
import pilotcity.portal.kernel.config.Setting;

/** The tables of the guides have what there is, and nothing else. */
class DocumentedTablesTest {
    private static final Pattern PARAMETERS =
            Pattern.compile("(?s)\\| (?:parameter \\| meaning|参数 \\| 含义) \\|\\n\\|---\\|---\\|\\n(.*?)\\n\\n");
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

package pilotcity.portal.face.desk.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.kernel.problem.Problem;

/** What the forms of a table become. */
class DefineFormTest {
    private static final String BASE = """
            {"fields": [{"name": "id", "type": "integer", "titleZh": "编号", "bareNumber": true},
                        {"name": "day", "type": "string"}, {"name": "kept", "type": "number", "groupChar": ","}],
             "primaryKey": "id", "missingValues": ["", "无"]}""";

    private static Submitted translated(Map<String, Object> others) {
        return DefineForm.translated(new Submitted(Map.of("file", "a.csv"), others));
    }

    private static JsonObject schema(Map<String, Object> others) {
        return new JsonObject(String.valueOf(translated(others).values().get("schema")));
    }

    @Test
    void columnsGetTheTypesAndTextsOfTheFormAndKeepTheRest() {
        JsonObject schema = schema(Map.of(
                "base",
                BASE,
                "keys",
                List.of("id", "day"),
                "columns",
                List.of(
                        Map.of("at", "0", "as", "string", "titleZh", "工程编号", "required", "true"),
                        Map.of(
                                "at",
                                "1",
                                "as",
                                "{\"type\": \"date\", \"format\": \"%d/%m/%Y\"}",
                                "format",
                                "%d/%m/%Y"))));
        JsonArray fields = schema.getJsonArray("fields");
        assertThat(fields.getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("name", "id")
                        .put("type", "string")
                        .put("titleZh", "工程编号")
                        .put("constraints", new JsonObject().put("required", true)));
        assertThat(fields.getJsonObject(1))
                .isEqualTo(new JsonObject("{\"name\": \"day\", \"type\": \"date\", \"format\": \"%d/%m/%Y\"}"));
        assertThat(fields.getJsonObject(2))
                .isEqualTo(new JsonObject(BASE).getJsonArray("fields").getJsonObject(2));
        assertThat(schema.getJsonArray("primaryKey")).containsExactly("id", "day");
        assertThat(schema.getJsonArray("missingValues")).containsExactly("", "无");
    }

    @Test
    void howATableIsReadBecomesReadingOptionsAndATabCanBeWritten() {
        Submitted sent = translated(Map.of("encoding", " GB18030 ", "delimiter", "\\t", "headerRow", "2"));
        assertThat(new JsonObject(String.valueOf(sent.values().get("reading"))))
                .isEqualTo(new JsonObject()
                        .put("encoding", "GB18030")
                        .put("delimiter", "\t")
                        .put("headerRow", 2));
        assertThat(sent.values()).doesNotContainKey("schema").containsEntry("file", "a.csv");
    }

    @Test
    void whatIsNoNumberOrNoJsonIsRefusedByName() {
        assertThatThrownBy(() -> translated(Map.of("headerRow", "two")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("two");
        assertThatThrownBy(() -> translated(Map.of("base", "{")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> translated(Map.of("base", BASE, "columns", List.of(Map.of("at", "9")))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no column 9");
    }

    private static JsonObject placed(Map<String, Object> form) {
        Map<String, Object> sent = new java.util.HashMap<>(form);
        sent.put(
                "base",
                BASE.replace(
                        "\"primaryKey\"",
                        "\"spatial\": {\"lon\": \"id\", \"lat\": \"kept\", \"crs\": \"EPSG:4326\"},"
                                + " \"primaryKey\""));
        return schema(sent);
    }

    @Test
    void whereTheRowsAreIsChosenSwappedOrGivenUp() {
        Map<String, Object> swapped =
                Map.of("spatialAsked", "true", "spatialLon", "kept", "spatialLat", "id", "spatialSystem", "GCJ-02");
        assertThat(placed(swapped).getJsonObject("spatial"))
                .isEqualTo(new JsonObject("{\"lon\": \"kept\", \"lat\": \"id\", \"crs\": \"GCJ-02\"}"));
        Map<String, Object> shape = Map.of(
                "spatialAsked", "true", "spatialShape", "day", "spatialEncoding", "wkt", "spatialOther", "EPSG:4507");
        assertThat(placed(shape).getJsonObject("spatial"))
                .isEqualTo(new JsonObject("{\"geometry\": \"day\", \"encoding\": \"wkt\", \"crs\": \"EPSG:4507\"}"));
        assertThat(placed(Map.of("spatialAsked", "true")).containsKey("spatial"))
                .isFalse();
        assertThat(placed(Map.of()).getJsonObject("spatial").getString("lon")).isEqualTo("id");
        assertThatThrownBy(() -> placed(Map.of("spatialAsked", "true", "spatialLon", "id")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("choose both columns");
    }
}

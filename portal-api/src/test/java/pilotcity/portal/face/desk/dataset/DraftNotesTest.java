package pilotcity.portal.face.desk.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the desk says of a table once somebody has decided otherwise than was proposed. */
class DraftNotesTest {
    private static final JsonObject PROPOSED =
            new JsonObject("{\"lon\": \"lon\", \"lat\": \"lat\", \"crs\": \"EPSG:4326\"}");

    private static JsonObject whole(JsonObject spatial, String state) {
        JsonObject fields = new JsonObject("""
                {"fields": [{"name": "lon", "type": "number"}, {"name": "lat", "type": "number"}]}""");
        JsonObject table = new JsonObject("""
                {"name": "works", "strict": true, "options": {}, "report": null, "questions": [
                 {"id": "china-coordinates", "column": null, "code": "china-coordinates", "answered": true},
                 {"id": "personal-data:lon", "column": "lon", "code": "personal-data", "answered": false}],
                 "proposal": {"notes": [{"code": "coordinates", "question": false},
                 {"code": "china-coordinates", "question": true}], "columns": [{"name": "lon"}]}}""");
        table.put("state", state).put("schema", fields.copy().put("spatial", spatial));
        table.getJsonObject("proposal").put("schema", fields.copy().put("spatial", PROPOSED));
        JsonObject file = new JsonObject()
                .put("name", "works.csv")
                .put("state", "kept")
                .put("tables", new JsonArray().add(table));
        return new JsonObject()
                .put("state", "draft")
                .put("fields", new JsonObject().put("name", "n").put("license", "CC0-1.0"))
                .put("files", new JsonArray().add(file));
    }

    private static Map<?, ?> table(JsonObject draft) {
        Map<String, @Nullable Object> model = new DraftView(draft, DraftView.Returned.NOTHING, 0).model();
        Map<?, ?> file = (Map<?, ?>) ((List<?>) model.get("files")).getFirst();
        return (Map<?, ?>) ((List<?>) file.get("tables")).getFirst();
    }

    private static List<String> codes(Map<?, ?> table) {
        return ((List<?>) table.get("notes"))
                .stream()
                        .map(note ->
                                ((Map<?, ?>) note).get("code") + (((Map<?, ?>) note).containsKey("changed") ? "!" : ""))
                        .toList();
    }

    @Test
    void notesOfCoordinatesAreThoseOfTheSchemaAsItIs() {
        assertThat(codes(table(whole(PROPOSED, "checked")))).containsExactly("coordinates", "china-coordinates");
        Map<?, ?> chosen = table(whole(PROPOSED.copy().put("crs", "GCJ-02"), "checked"));
        assertThat(codes(chosen)).containsExactly("china-coordinates!");
        assertThat(((Map<?, ?>) chosen.get("spatial")).get("system")).isEqualTo("GCJ-02");
        Map<?, ?> other = table(whole(PROPOSED.copy().put("crs", "EPSG:4507"), "checked"));
        assertThat(((Map<?, ?>) other.get("spatial")).get("other")).isEqualTo("EPSG:4507");
    }

    @Test
    void personalDataOfATableThatIsLeftOutAreStillToBeAnswered() {
        assertThat(DraftSteps.of(whole(PROPOSED, "skipped")).todos())
                .extracting(DraftSteps.Todo::code)
                .containsExactly("questions");
        assertThat((List<?>) table(whole(PROPOSED, "skipped")).get("personalQuestions"))
                .hasSize(1);
    }
}

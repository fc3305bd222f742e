package pilotcity.portal.face.desk.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a column can be read as. */
class ColumnTypesTest {
    private static List<String> labels(String field, String proposed) {
        return ColumnTypes.of(new JsonObject(field), new JsonObject(proposed)).stream()
                .map(type -> (type.get("type") + " " + type.get("detail")).strip())
                .toList();
    }

    @Test
    void noTypeIsOfferedTwiceAndWhatDiffersIsTold() {
        List<String> labels = labels("{\"name\": \"n\", \"type\": \"integer\", \"titleZh\": \"数\"}", """
                {"alternatives": [{"field": {"name": "n", "type": "string"}, "misses": 0},
                                  {"field": {"name": "n", "type": "integer"}, "misses": 2},
                                  {"field": {"name": "n", "type": "number", "groupChar": ","}, "misses": 1},
                                  {"field": {"name": "n", "type": "date", "format": "%d/%m/%Y"}, "misses": 3}]}""");
        assertThat(labels)
                .doesNotHaveDuplicates()
                .startsWith("integer", "string", "number groupChar=,", "date %d/%m/%Y")
                .contains("number", "date", "any")
                .hasSize(18);
    }

    @Test
    void theTypeThatAColumnHasIsSentAsNothing() {
        assertThat(ColumnTypes.of(new JsonObject("{\"name\": \"n\", \"type\": \"year\"}"), null)
                        .getFirst())
                .containsEntry("value", "")
                .containsEntry("type", "year");
    }
}

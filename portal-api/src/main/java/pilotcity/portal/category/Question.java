package pilotcity.portal.category;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something a category asks beyond what every record says.
 *
 * @param datatype one of the six of Open311: {@code string}, {@code number}, {@code datetime}, {@code text},
 *     {@code singlevaluelist} or {@code multivaluelist}
 * @param hint how to answer, or null
 * @param values what can be answered where the data type is a list
 */
record Question(
        String code,
        int order,
        String datatype,
        boolean required,
        String text,
        @Nullable String textEn,
        @Nullable String hint,
        @Nullable String hintEn,
        List<Choice> values) {

    /** One answer to choose. */
    record Choice(String key, String name, @Nullable String nameEn) {
        static Choice of(JsonObject row) {
            return new Choice(row.getString("key"), row.getString("name"), row.getString("name_en"));
        }
    }

    static Question of(JsonObject row) {
        JsonArray choices = row.getJsonArray("choices");
        return new Question(
                row.getString("code"),
                row.getInteger("position"),
                row.getString("datatype"),
                row.getBoolean("required"),
                row.getString("text"),
                row.getString("text_en"),
                row.getString("hint"),
                row.getString("hint_en"),
                IntStream.range(0, choices.size())
                        .mapToObj(choices::getJsonObject)
                        .map(Choice::of)
                        .toList());
    }
}

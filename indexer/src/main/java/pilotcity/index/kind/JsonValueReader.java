package pilotcity.index.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import pilotcity.index.spatial.GeoJson;

/** Reads what a published document holds in a field back from its JSON. */
public final class JsonValueReader {
    private JsonValueReader() {}

    /** The value of {@code field}, a list where it is one, or null where there is none. */
    public static @Nullable Object of(Field<?> field, JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        return field.list() && json.isArray()
                ? StreamSupport.stream(json.spliterator(), false)
                        .map(item -> single(field.type(), item))
                        .toList()
                : single(field.type(), json);
    }

    private static Object single(FieldType type, JsonNode json) {
        return switch (type) {
            case KEYWORD, TEXT, REFERENCE -> json.asText();
            case INTEGER, NUMBER -> json.decimalValue();
            case BOOLEAN -> json.booleanValue();
            case DATE -> LocalDate.parse(json.asText());
            case INSTANT -> Instant.parse(json.asText());
            case GEOMETRY -> GeoJson.read(json.toString());
            case OBJECT -> json.toString();
        };
    }
}

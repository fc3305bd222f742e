package pilotcity.portal.kernel.http.operation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * Writes the descriptions of schemas in one language.
 *
 * @param tag {@code zh} or {@code en}
 */
public record SchemaLanguage(String tag) {
    /** A copy of {@code schema} in which every label is a text. */
    public JsonObject of(JsonObject schema) {
        JsonObject copy = new JsonObject();
        schema.getMap().forEach((name, value) -> copy.put(name, value(value)));
        return copy;
    }

    private @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Label label -> label.in(tag);
            case JsonObject object -> of(object);
            case Map<?, ?> object -> {
                JsonObject copy = new JsonObject();
                object.forEach((name, member) -> copy.put(String.valueOf(name), value(member)));
                yield copy;
            }
            case JsonArray array -> array(array.getList());
            case Collection<?> array -> array(array);
            case null, default -> value;
        };
    }

    private JsonArray array(Collection<?> items) {
        JsonArray copy = new JsonArray();
        items.forEach(item -> copy.add(value(item)));
        return copy;
    }
}

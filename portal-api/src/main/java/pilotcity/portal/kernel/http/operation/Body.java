package pilotcity.portal.kernel.http.operation;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body that an operation takes (OpenAPI 3.1.1, clause 4.8.13).
 *
 * @param content the schema of each media type it may have
 * @param example in JSON, or null
 */
public record Body(
        boolean required,
        Map<String, JsonObject> content,
        @Nullable JsonObject example) {

    public static Body json(JsonObject schema) {
        return new Body(true, Map.of("application/json", schema), null);
    }

    /** The same, in one more media type. */
    public Body or(String mediaType, JsonObject schema) {
        Map<String, JsonObject> more = new LinkedHashMap<>(content);
        more.put(mediaType, schema);
        return new Body(required, more, example);
    }

    /** The same, but may be left out. */
    public Body perhaps() {
        return new Body(false, content, example);
    }

    public Body example(JsonObject json) {
        return new Body(required, content, json);
    }
}

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
public record OperationBody(
        boolean required,
        Map<String, JsonObject> content,
        @Nullable JsonObject example) {

    public static OperationBody json(JsonObject schema) {
        return new OperationBody(true, Map.of("application/json", schema), null);
    }

    /** The same, in one more media type. */
    public OperationBody or(String mediaType, JsonObject schema) {
        Map<String, JsonObject> more = new LinkedHashMap<>(content);
        more.put(mediaType, schema);
        return new OperationBody(required, more, example);
    }

    /** The same, but may be left out. */
    public OperationBody perhaps() {
        return new OperationBody(false, content, example);
    }

    public OperationBody example(JsonObject json) {
        return new OperationBody(required, content, json);
    }
}

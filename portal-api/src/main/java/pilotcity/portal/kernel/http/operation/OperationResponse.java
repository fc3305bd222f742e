package pilotcity.portal.kernel.http.operation;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Label;

/**
 * An answer that an operation can give (OpenAPI 3.1.1, clause 4.8.17).
 *
 * @param content the schema of each media type it can have; empty where there is no body
 * @param headers header fields that matter to callers
 */
public record OperationResponse(int status, Label description, Map<String, JsonObject> content, List<String> headers) {
    private static final String JSON = "application/json";

    /** @param schema of the JSON that is sent */
    public static OperationResponse json(int status, JsonObject schema, String zh, String en) {
        return new OperationResponse(status, new Label(zh, en), Map.of(JSON, schema), List.of());
    }

    public static OperationResponse empty(int status, String zh, String en) {
        return new OperationResponse(status, new Label(zh, en), Map.of(), List.of());
    }

    /** A body that is no JSON of ours. */
    public static OperationResponse of(int status, String mediaType, JsonObject schema, String zh, String en) {
        return new OperationResponse(status, new Label(zh, en), Map.of(mediaType, schema), List.of());
    }

    /** The same, in one more media type. */
    public OperationResponse or(String mediaType, JsonObject schema) {
        Map<String, JsonObject> more = new LinkedHashMap<>(content);
        more.put(mediaType, schema);
        return new OperationResponse(status, description, more, headers);
    }

    public OperationResponse withHeaders(String... names) {
        return new OperationResponse(status, description, content, List.of(names));
    }
}

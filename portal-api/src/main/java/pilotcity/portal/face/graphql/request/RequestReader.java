package pilotcity.portal.face.graphql.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.Refusal;

/** Reads requests from bodies and addresses (GraphQL over HTTP, Request). */
final class RequestReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};
    private static final String QUERY = "query";
    private static final String OPERATION = "operationName";
    private static final String VARIABLES = "variables";
    private static final String EXTENSIONS = "extensions";

    private RequestReader() {}

    /**
     * Only JSON: a browser sends the other types to any host without asking it first.
     *
     * @throws Refusal UNSUPPORTED_MEDIA_TYPE
     */
    static void requireJson(@Nullable String contentType) {
        String[] parts = (contentType == null ? "" : contentType)
                .toLowerCase(Locale.ROOT)
                .split(";", 10);
        boolean json = parts[0].strip().equals(Form.JSON_TYPE);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").replace(" ", "");
            json &= !parameter.startsWith("charset=")
                    || parameter.equals("charset=utf-8")
                    || parameter.equals("charset=utf8");
        }
        if (!json) {
            throw Refusal.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "send " + Form.JSON_TYPE + " in UTF-8");
        }
    }

    static GraphqlRequest ofBody(byte[] body) {
        JsonNode request = parse(text(body), "the body");
        if (request.isArray()) {
            throw illFormed("batches are not supported; send one request at a time");
        }
        if (!request.isObject()) {
            throw illFormed("the body must be a JSON object");
        }
        return request(
                member(request, QUERY),
                member(request, OPERATION),
                member(request, VARIABLES),
                member(request, EXTENSIONS));
    }

    static GraphqlRequest ofAddress(MultiMap parameters) {
        for (String name : List.of(QUERY, OPERATION, VARIABLES, EXTENSIONS)) {
            if (parameters.getAll(name).size() > 1) {
                throw illFormed(name + " is given more than once");
            }
        }
        String operation = parameters.get(OPERATION);
        return request(
                text(parameters.get(QUERY)),
                operation == null || operation.isEmpty() ? null : text(operation),
                json(parameters, VARIABLES),
                json(parameters, EXTENSIONS));
    }

    /** Null is the same as absent. */
    private static @Nullable JsonNode member(JsonNode request, String name) {
        JsonNode value = request.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static @Nullable JsonNode text(@Nullable String value) {
        return value == null ? null : JSON.getNodeFactory().textNode(value);
    }

    private static @Nullable JsonNode json(MultiMap parameters, String name) {
        String value = parameters.get(name);
        JsonNode parsed = value == null || value.isEmpty() ? null : parse(value, name);
        return parsed == null || parsed.isNull() ? null : parsed;
    }

    private static GraphqlRequest request(
            @Nullable JsonNode query,
            @Nullable JsonNode operation,
            @Nullable JsonNode variables,
            @Nullable JsonNode extensions) {
        if (query == null || !query.isTextual()) {
            throw illFormed("query must be a string that holds a GraphQL document");
        }
        if (operation != null && !operation.isTextual()) {
            throw illFormed("operationName must be a string");
        }
        if (extensions != null && !extensions.isObject()) {
            throw illFormed("extensions must be an object");
        }
        return new GraphqlRequest(query.asText(), operation != null ? operation.asText() : null, variables(variables));
    }

    private static Map<String, @Nullable Object> variables(@Nullable JsonNode variables) {
        if (variables == null) {
            return Map.of();
        }
        if (!variables.isObject()) {
            throw illFormed("variables must be an object");
        }
        return JSON.convertValue(variables, MAP);
    }

    private static JsonNode parse(String text, String what) {
        try {
            JsonNode parsed = JSON.readTree(text);
            if (parsed.isMissingNode()) {
                throw Refusal.of(ErrorCode.INVALID_JSON, what + " is empty");
            }
            return parsed;
        } catch (JsonProcessingException e) {
            throw Refusal.of(ErrorCode.INVALID_JSON, what + " is no JSON: " + e.getOriginalMessage());
        }
    }

    /** A byte order mark is skipped (RFC 8259, 8.1). */
    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.of(ErrorCode.INVALID_JSON, "the body is not in UTF-8");
        }
    }

    private static Refusal illFormed(String message) {
        return Refusal.of(ErrorCode.ILL_FORMED_REQUEST, message);
    }
}

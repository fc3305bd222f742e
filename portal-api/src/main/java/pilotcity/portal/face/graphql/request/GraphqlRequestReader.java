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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.persisted.PersistedDocuments;
import pilotcity.portal.kernel.encoding.JsonFault;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;

/** Reads requests from bodies, addresses and messages (GraphQL over HTTP, Request). */
public final class GraphqlRequestReader {
    private static final int MOST_DIGITS = 999;
    private static final Pattern UNREADABLE =
            Pattern.compile("[0-9]{" + (MOST_DIGITS + 1) + "}|\\\\u\\{0*+[0-9A-Fa-f]{7}");
    private static final ObjectMapper JSON =
            new ObjectMapper(StrictJson.SHALLOW.copy()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};
    private static final String QUERY = "query";
    private static final String OPERATION = "operationName";
    private static final String VARIABLES = "variables";
    private static final String EXTENSIONS = "extensions";

    private static final String DOCUMENT_ID = "documentId";
    private static final List<String> MEMBERS = List.of(QUERY, DOCUMENT_ID, OPERATION, VARIABLES, EXTENSIONS);
    private static final int LONGEST_ID = 200;
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private final PersistedDocuments documents;

    /** @param documents finds those that a request names */
    public GraphqlRequestReader(PersistedDocuments documents) {
        this.documents = documents;
    }

    /**
     * Only JSON: a browser sends the other types to any host without asking it first.
     *
     * @throws RequestRefusedException UNSUPPORTED_MEDIA_TYPE
     */
    static void requireJson(@Nullable String contentType) {
        String[] parts = (contentType == null ? "" : contentType)
                .toLowerCase(Locale.ROOT)
                .split(";", 10);
        boolean json = parts[0].strip().equals(AnswerMediaType.JSON_TYPE);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").replace(" ", "");
            json &= !parameter.startsWith("charset=")
                    || parameter.equals("charset=utf-8")
                    || parameter.equals("charset=utf8");
        }
        if (!json) {
            throw RequestRefusedException.of(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE, "send " + AnswerMediaType.JSON_TYPE + " in UTF-8");
        }
    }

    GraphqlRequest ofBody(byte[] body) {
        JsonNode request = parse(text(body), "the body");
        if (request.isArray()) {
            throw illFormed("batches are not supported; send one request at a time");
        }
        if (!request.isObject()) {
            throw illFormed("the body must be a JSON object");
        }
        return ofMessage(request);
    }

    /** @param request a JSON object, such as the payload of a message */
    public GraphqlRequest ofMessage(JsonNode request) {
        Map<String, JsonNode> members = new HashMap<>();
        for (String name : MEMBERS) {
            JsonNode value = request.get(name);
            // Null is the same as absent.
            if (value != null && !value.isNull()) {
                members.put(name, value);
            }
        }
        return request(members);
    }

    GraphqlRequest ofAddress(MultiMap parameters) {
        for (String name : MEMBERS) {
            if (parameters.getAll(name).size() > 1) {
                throw illFormed(name + " is given more than once");
            }
        }
        Map<String, JsonNode> members = new HashMap<>();
        for (String name : List.of(QUERY, DOCUMENT_ID, OPERATION)) {
            String value = parameters.get(name);
            if (value != null && !(name.equals(OPERATION) && value.isEmpty())) {
                members.put(name, JSON.getNodeFactory().textNode(value));
            }
        }
        for (String name : List.of(VARIABLES, EXTENSIONS)) {
            String value = parameters.get(name);
            JsonNode parsed = value == null || value.isEmpty() ? null : parse(value, name);
            if (parsed != null && !parsed.isNull()) {
                members.put(name, parsed);
            }
        }
        return request(members);
    }

    private GraphqlRequest request(Map<String, JsonNode> members) {
        String query = text(members, QUERY, "query must be a string that holds a GraphQL document");
        String id = text(members, DOCUMENT_ID, "documentId must be a string of at most " + LONGEST_ID + " characters");
        String operation = text(members, OPERATION, "operationName must be a string");
        String hash = hash(members.get(EXTENSIONS));
        if (query == null && id == null && hash == null) {
            throw illFormed("query must be a string that holds a GraphQL document, or documentId name one");
        }
        if (id != null && id.length() > LONGEST_ID) {
            throw illFormed("documentId must be a string of at most " + LONGEST_ID + " characters");
        }
        requireSound(members);
        String document = documents.find(query, id, hash);
        requireReadable(document);
        return new GraphqlRequest(document, operation, variables(members.get(VARIABLES)));
    }

    /** Where the parser itself gives up, or takes seconds: numbers of very many digits, and escapes beyond Unicode. */
    private static void requireReadable(String document) {
        if (UNREADABLE.matcher(document).find()) {
            throw RequestRefusedException.of(
                    ErrorCode.GRAPHQL_PARSE_FAILED,
                    "a number has at most " + MOST_DIGITS + " digits, and an escape names a character up to 10FFFF");
        }
    }

    private static void requireSound(Map<String, JsonNode> members) {
        members.forEach((name, value) -> UnicodeCheck.findBroken(
                        Map.of(name, value.isTextual() ? value.asText() : JSON.convertValue(value, Object.class)))
                .ifPresent(path -> {
                    throw illFormed(path + " " + UnicodeCheck.REASON);
                }));
    }

    private static @Nullable String text(Map<String, JsonNode> members, String name, String otherwise) {
        JsonNode value = members.get(name);
        if (value != null && !value.isTextual()) {
            throw illFormed(otherwise);
        }
        return value == null ? null : value.asText();
    }

    /** The hash of Apollo's automatic persisted queries, or null. */
    private static @Nullable String hash(@Nullable JsonNode extensions) {
        if (extensions == null) {
            return null;
        }
        if (!extensions.isObject()) {
            throw illFormed("extensions must be an object");
        }
        JsonNode persisted = extensions.path("persistedQuery");
        if (persisted.isMissingNode() || persisted.isNull()) {
            return null;
        }
        String hash = persisted.path("sha256Hash").asText("");
        if (persisted.path("version").asInt(0) != 1 || !HASH.matcher(hash).matches()) {
            throw illFormed("extensions.persistedQuery must have version 1 and sha256Hash, 64 hexadecimal digits");
        }
        return hash.toLowerCase(Locale.ROOT);
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
                throw RequestRefusedException.of(ErrorCode.INVALID_JSON, what + " is empty");
            }
            return parsed;
        } catch (JsonProcessingException e) {
            throw RequestRefusedException.of(
                    ErrorCode.INVALID_JSON,
                    what + " is no JSON: " + JsonFault.of(e).en());
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
            throw RequestRefusedException.of(ErrorCode.INVALID_JSON, "the body is not in UTF-8");
        }
    }

    private static RequestRefusedException illFormed(String message) {
        return RequestRefusedException.of(ErrorCode.ILL_FORMED_REQUEST, message);
    }
}

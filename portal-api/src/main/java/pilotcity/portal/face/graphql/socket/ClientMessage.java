package pilotcity.portal.face.graphql.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.http.request.StrictJson;

/** A message from a client. */
sealed interface ClientMessage {
    ObjectMapper JSON =
            new ObjectMapper(StrictJson.SHALLOW.copy()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    int LONGEST_ID = 256;

    /** @param token from the payload, or null */
    record Init(@Nullable String token) implements ClientMessage {}

    /** @param payload as it was sent, or null */
    record Ping(@Nullable JsonNode payload) implements ClientMessage {}

    record Pong() implements ClientMessage {}

    record Subscribe(String id, JsonNode payload) implements ClientMessage {}

    record Complete(String id) implements ClientMessage {}

    /** What cannot be read, and why. */
    record Invalid(String reason) implements ClientMessage {}

    static ClientMessage read(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            return message.isObject() ? read(message) : new Invalid("a message is a JSON object");
        } catch (JsonProcessingException e) {
            return new Invalid("a message is a JSON object");
        }
    }

    private static ClientMessage read(JsonNode message) {
        JsonNode payload = message.get("payload");
        JsonNode given = payload == null || payload.isNull() ? null : payload;
        return switch (message.path("type").asText("")) {
            case "connection_init" ->
                object(given).<ClientMessage>map(init -> new Init(token(init))).orElse(invalid("connection_init"));
            case "ping" ->
                object(given).<ClientMessage>map(any -> new Ping(given)).orElse(invalid("ping"));
            case "pong" -> object(given).<ClientMessage>map(any -> new Pong()).orElse(invalid("pong"));
            case "subscribe" -> subscribe(message, given);
            case "complete" ->
                id(message).<ClientMessage>map(Complete::new).orElse(new Invalid("complete needs an id"));
            default -> new Invalid("no message of a client has this type");
        };
    }

    private static ClientMessage subscribe(JsonNode message, @Nullable JsonNode payload) {
        String id = id(message).orElse(null);
        return id == null || payload == null || !payload.isObject()
                ? new Invalid("subscribe needs an id and a payload")
                : new Subscribe(id, payload);
    }

    private static Invalid invalid(String type) {
        return new Invalid("the payload of " + type + " is an object, if any");
    }

    /** An empty object where there is none. */
    private static Optional<JsonNode> object(@Nullable JsonNode payload) {
        JsonNode found = payload == null ? JsonNodeFactory.instance.objectNode() : payload;
        return Optional.of(found).filter(JsonNode::isObject);
    }

    private static Optional<String> id(JsonNode message) {
        return Optional.ofNullable(message.get("id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID);
    }

    private static @Nullable String token(JsonNode init) {
        for (String name : new String[] {"Authorization", "authorization"}) {
            JsonNode value = init.path(name).isTextual()
                    ? init.path(name)
                    : init.path("headers").path(name);
            if (value.isTextual()) {
                return value.asText().replaceFirst("(?i)^bearer\\s+", "").strip();
            }
        }
        return null;
    }
}

package pilotcity.index.kind;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A public document as the index gives it back.
 *
 * @param kind the singular name of its kind
 * @param json the document, UTF-8, exactly as it is published
 */
public record Document(String kind, String id, byte[] json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** The document as maps, lists, strings and numbers; fields without a value are absent. */
    public Map<String, Object> map() {
        try {
            return JSON.readValue(json, MAP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return new String(json, StandardCharsets.UTF_8);
    }
}

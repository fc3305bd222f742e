package pilotcity.index.document;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public document as the index gives it back.
 *
 * @param kind the singular name of its kind
 * @param json the document, UTF-8, exactly as it is published
 */
public record Document(String kind, String id, byte[] json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** @param json begins with its id and its kind, as documents do that an index holds */
    public static Document published(byte[] json) {
        JsonMembers members = new JsonMembers(json);
        String id = text(json, members);
        return new Document(text(json, members), id, json);
    }

    private static String text(byte[] json, JsonMembers members) {
        members.next();
        String text =
                new String(json, members.value() + 1, members.end() - members.value() - 2, StandardCharsets.UTF_8);
        return text.indexOf('\\') < 0 ? text : unescaped(json, members);
    }

    private static String unescaped(byte[] json, JsonMembers members) {
        return read(json, members, String.class);
    }

    private static <V> V read(byte[] json, JsonMembers members, Class<V> type) {
        try {
            return JSON.readValue(json, members.value(), members.end() - members.value(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #map} has of one field, or null; the others are not read. */
    public @Nullable Object value(String field) {
        JsonMembers members = new JsonMembers(json);
        return members.seek(field.getBytes(StandardCharsets.UTF_8)) ? read(json, members, Object.class) : null;
    }

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

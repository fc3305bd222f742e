package pilotcity.index.kind;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole document as another portal publishes it, on its way into an index here. */
final class PublishedJsonReader {
    private static final JsonFactory PARSERS = new JsonFactory();
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();

    private PublishedJsonReader() {}

    /** @throws IllegalArgumentException when it is no document of {@code kind} */
    static SourceDocument read(Kind<?> kind, String id, byte[] whole) {
        try {
            JsonNode tree = JSON.readTree(whole);
            if (!tree.path("id").asText().equals(id)
                    || !tree.path("kind").asText().equals(kind.name())) {
                throw new IllegalArgumentException("the JSON is not that of " + kind.name() + " " + id);
            }
            Map<String, Object> values = new LinkedHashMap<>();
            for (Field<?> field : kind.fields().values()) {
                Object value = JsonValueReader.of(field, tree.path(field.name()));
                if (value != null) {
                    values.put(field.name(), value);
                }
            }
            return new SourceDocument(
                    kind, id, values, kind.hasDetail() ? listed(kind, whole) : whole, kind.hasDetail() ? whole : null);
        } catch (IOException | java.time.DateTimeException e) {
            throw new IllegalArgumentException(kind.name() + " " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same without what lists leave out, byte for byte. */
    private static byte[] listed(Kind<?> kind, byte[] whole) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(whole.length);
        try (JsonParser json = PARSERS.createParser(whole)) {
            json.nextToken();
            out.write('{');
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                int start = (int) json.currentTokenLocation().getByteOffset();
                boolean left =
                        kind.findField(json.currentName()).filter(Field::detail).isPresent();
                json.nextToken();
                json.skipChildren();
                json.finishToken();
                int end = (int) json.currentLocation().getByteOffset();
                if (!left) {
                    if (out.size() > 1) {
                        out.write(',');
                    }
                    out.write(whole, start, end - start);
                }
            }
            out.write('}');
        }
        return out.toByteArray();
    }
}

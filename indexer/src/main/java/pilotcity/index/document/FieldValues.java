package pilotcity.index.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a document holds in its fields: where they stand is found once, and a value is read when it is asked for. Most
 * readers ask for a few of very many. For one thread.
 */
public final class FieldValues {
    private static final ObjectReader JSON = new ObjectMapper().readerFor(Object.class);
    private static final int PLACES = 3;

    private final byte[] json;
    private int[] places = new int[24 * PLACES];
    private int end = -1;

    public FieldValues(Document document) {
        this.json = document.json();
    }

    /** The value as {@link Document#map} has it, or null where there is none. */
    public @Nullable Object get(String field) {
        int at = place(field);
        return at < 0 ? null : read(places[at + 1], places[at + 2]);
    }

    /** The value as JSON that {@code reader} reads; missing where there is none. */
    public JsonNode node(String field, ObjectReader reader) {
        int at = place(field);
        if (at < 0) {
            return MissingNode.getInstance();
        }
        try {
            return reader.readTree(json, places[at + 1], places[at + 2] - places[at + 1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where in {@link #places} the field stands, or -1. */
    private int place(String field) {
        if (end < 0) {
            find();
        }
        for (int at = 0; at < end; at += PLACES) {
            if (isNamed(at, field)) {
                return at;
            }
        }
        return -1;
    }

    private void find() {
        end = 0;
        JsonMembers members = new JsonMembers(json);
        while (members.next()) {
            if (end == places.length) {
                places = Arrays.copyOf(places, end * 2);
            }
            places[end] = members.start() + 1;
            places[end + 1] = members.value();
            places[end + 2] = members.end();
            end += PLACES;
        }
    }

    /** The names of fields are letters and digits of ASCII. */
    private boolean isNamed(int at, String field) {
        int start = places[at];
        if (places[at + 1] - 2 - start != field.length()) {
            return false;
        }
        for (int i = field.length() - 1; i >= 0; i--) {
            if (json[start + i] != field.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Object read(int from, int to) {
        if (json[from] == '"' && isPlain(from + 1, to - 1)) {
            return new String(json, from + 1, to - from - 2, StandardCharsets.UTF_8);
        }
        try {
            return JSON.readValue(json, from, to - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isPlain(int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == '\\') {
                return false;
            }
        }
        return true;
    }
}

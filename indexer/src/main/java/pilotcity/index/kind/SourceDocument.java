package pilotcity.index.kind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public document on its way into the index.
 *
 * @param values what each top-level field holds; fields without a value are absent
 * @param json the document as lists show it, UTF-8
 * @param detail the whole document, UTF-8, or null when {@code json} is already whole
 */
public record SourceDocument(
        Kind<?> kind, String id, Map<String, Object> values, byte[] json, byte @Nullable [] detail) {

    /**
     * A document as another portal publishes it.
     *
     * @param whole its JSON, with what lists leave out
     * @throws IllegalArgumentException when it is no document of {@code kind}
     */
    public static SourceDocument ofPublished(Kind<?> kind, String id, byte[] whole) {
        return PublishedJsonReader.read(kind, id, whole);
    }

    /** An error has to say where it is. */
    private static <T> @Nullable Object value(Field<T> field, T record) {
        try {
            return field.reader().apply(record);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(field.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    static <T> SourceDocument of(Kind<T> kind, T record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field<T> field : kind.fields().values()) {
            Object value = value(field, record);
            if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
                values.put(field.name(), value);
            }
        }
        String id = kind.id().apply(record);
        byte[] json = DocumentJsonWriter.write(kind, id, values, false);
        byte[] detail = kind.hasDetail() ? DocumentJsonWriter.write(kind, id, values, true) : null;
        return new SourceDocument(kind, id, values, json, detail);
    }
}

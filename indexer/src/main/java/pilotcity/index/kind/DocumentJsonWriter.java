package pilotcity.index.kind;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.spatial.GeoJson;

/** Writes a public document as JSON: {@code id}, {@code kind}, then the fields in the kind's order. */
public final class DocumentJsonWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private DocumentJsonWriter() {}

    static byte[] write(Kind<?> kind, String id, Map<String, Object> values, boolean detail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("kind", kind.name());
            for (Field<?> field : kind.fields().values()) {
                if (detail || !field.detail()) {
                    writeField(json, field, values.get(field.name()));
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void writeField(JsonGenerator json, Field<?> field, @Nullable Object value) throws IOException {
        if (value == null) {
            return;
        }
        json.writeFieldName(field.name());
        if (value instanceof Collection<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                writeValue(json, field, item);
            }
            json.writeEndArray();
        } else {
            writeValue(json, field, value);
        }
    }

    private static void writeValue(JsonGenerator json, Field<?> field, Object value) throws IOException {
        switch (value) {
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Number number -> json.writeNumber(DecimalText.plain(number));
            case Boolean flag -> json.writeBoolean(flag);
            case Geometry geometry -> GeoJson.write(json, geometry);
            default -> {
                if (field.type() == FieldType.OBJECT) {
                    writeObject(json, field.fields(), value);
                } else {
                    json.writeString(text(field, value));
                }
            }
        }
    }

    private static String text(Field<?> field, Object value) {
        boolean held = switch (value) {
            case Instant time -> YearRange.contain(time);
            case LocalDate day -> YearRange.contain(day);
            default -> true;
        };
        if (!held) {
            throw new IllegalArgumentException(field.name() + " is " + value + ", which is not " + YearRange.RANGE);
        }
        return value.toString();
    }

    @SuppressWarnings("unchecked")
    private static void writeObject(JsonGenerator json, List<Field<?>> fields, Object record) throws IOException {
        json.writeStartObject();
        for (Field<?> field : fields) {
            writeField(json, field, ((Function<Object, @Nullable Object>) field.reader()).apply(record));
        }
        json.writeEndObject();
    }
}

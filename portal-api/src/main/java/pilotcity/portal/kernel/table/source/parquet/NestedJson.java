package pilotcity.portal.kernel.table.source.parquet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** Lists, maps and structs as JSON: arrays, objects by key, objects by member. */
final class NestedJson {
    private static final JsonFactory JSON = new JsonFactory();

    private NestedJson() {}

    /** A field that is a group, or is there several times. */
    static String text(Group group, int field) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            field(json, group, field);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void field(JsonGenerator json, Group group, int field) throws IOException {
        int count = group.getFieldRepetitionCount(field);
        if (group.getType().getType(field).isRepetition(Type.Repetition.REPEATED)) {
            json.writeStartArray();
            for (int i = 0; i < count; i++) {
                value(json, group, field, i);
            }
            json.writeEndArray();
        } else if (count == 0) {
            json.writeNull();
        } else {
            value(json, group, field, 0);
        }
    }

    private static void value(JsonGenerator json, Group group, int field, int at) throws IOException {
        Type type = group.getType().getType(field);
        if (type.isPrimitive()) {
            primitive(json, type.asPrimitiveType(), ParquetValues.text(group, field, at));
            return;
        }
        Group inner = group.getGroup(field, at);
        GroupType described = type.asGroupType();
        boolean wraps = described.getFieldCount() == 1 && described.getType(0).isRepetition(Type.Repetition.REPEATED);
        LogicalTypeAnnotation meaning = described.getLogicalTypeAnnotation();
        if (wraps && LogicalTypeAnnotation.listType().equals(meaning)) {
            list(json, inner);
        } else if (wraps
                && !described.getType(0).isPrimitive()
                && described.getType(0).asGroupType().getFieldCount() == 2
                && meaning != null
                && meaning.toString().startsWith("MAP")) {
            map(json, inner);
        } else {
            json.writeStartObject();
            for (int i = 0; i < described.getFieldCount(); i++) {
                json.writeFieldName(described.getFieldName(i));
                field(json, inner, i);
            }
            json.writeEndObject();
        }
    }

    /** The group in the middle of a list, of one member, stands for nothing. */
    private static void list(JsonGenerator json, Group list) throws IOException {
        json.writeStartArray();
        Type repeated = list.getType().getType(0);
        boolean bare = repeated.isPrimitive() || repeated.asGroupType().getFieldCount() != 1;
        for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
            if (bare) {
                value(json, list, 0, i);
            } else {
                field(json, list.getGroup(0, i), 0);
            }
        }
        json.writeEndArray();
    }

    private static void map(JsonGenerator json, Group map) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            Group entry = map.getGroup(0, i);
            boolean simple = entry.getType().getType(0).isPrimitive();
            json.writeFieldName(simple ? ParquetValues.text(entry, 0, 0) : text(entry, 0));
            field(json, entry, 1);
        }
        json.writeEndObject();
    }

    private static void primitive(JsonGenerator json, PrimitiveType type, String text) throws IOException {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        boolean number = switch (type.getPrimitiveTypeName()) {
            case INT32, INT64 ->
                meaning == null
                        || meaning instanceof IntLogicalTypeAnnotation
                        || meaning instanceof DecimalLogicalTypeAnnotation;
            case FLOAT, DOUBLE -> !text.endsWith("NaN") && !text.endsWith("INF");
            case BINARY, FIXED_LEN_BYTE_ARRAY -> meaning instanceof DecimalLogicalTypeAnnotation;
            default -> false;
        };
        if (number) {
            json.writeNumber(text);
        } else if (type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BOOLEAN) {
            json.writeBoolean(Boolean.parseBoolean(text));
        } else {
            json.writeString(text);
        }
    }
}

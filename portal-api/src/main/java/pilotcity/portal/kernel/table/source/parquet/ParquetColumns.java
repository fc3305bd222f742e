package pilotcity.portal.kernel.table.source.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * The columns of a Parquet file.
 *
 * @param shapes which of them hold well-known binary
 */
record ParquetColumns(MessageType schema, List<SourceColumn> columns, List<Boolean> shapes) {
    static ParquetColumns of(MessageType schema, GeoMetadata geo, ReadLimits limits) {
        limits.requireColumns(0, schema.getFieldCount());
        if (schema.getFieldCount() == 0) {
            throw new TableSourceException(
                    0, "没有表：Parquet 文件没有列。", "There is no table: the Parquet file has no columns.");
        }
        requireShallow(schema, 1, limits);
        List<SourceColumn> columns = new ArrayList<>();
        List<Boolean> shapes = new ArrayList<>();
        for (Type field : schema.getFields()) {
            Optional<String> crs = geo.crs().get(field.getName());
            if (crs != null && isBinary(field)) {
                shapes.add(true);
                columns.add(new SourceColumn(field.getName(), "geojson", crs.orElse(null)));
            } else {
                shapes.add(false);
                columns.add(new SourceColumn(field.getName(), frictionless(field), null));
            }
        }
        return new ParquetColumns(schema, columns, shapes);
    }

    private static boolean isBinary(Type field) {
        return field.isPrimitive()
                && field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY
                && !field.isRepetition(Type.Repetition.REPEATED);
    }

    private static void requireShallow(Type type, int depth, ReadLimits limits) {
        limits.requireNesting(0, depth);
        if (!type.isPrimitive()) {
            type.asGroupType().getFields().forEach(field -> requireShallow(field, depth + 1, limits));
        }
    }

    private static @Nullable String frictionless(Type field) {
        LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
        if (field.isRepetition(Type.Repetition.REPEATED)
                || LogicalTypeAnnotation.listType().equals(meaning)) {
            return "array";
        }
        if (!field.isPrimitive()) {
            return "object";
        }
        return switch (meaning) {
            case DateLogicalTypeAnnotation date -> "date";
            case TimeLogicalTypeAnnotation time -> "time";
            case TimestampLogicalTypeAnnotation time -> "datetime";
            case DecimalLogicalTypeAnnotation decimal -> decimal.getScale() == 0 ? "integer" : "number";
            case Float16LogicalTypeAnnotation half -> "number";
            case IntervalLogicalTypeAnnotation interval -> "duration";
            case null, default -> plain(field.asPrimitiveType());
        };
    }

    private static @Nullable String plain(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> "boolean";
            case INT32, INT64 -> "integer";
            case FLOAT, DOUBLE -> "number";
            case INT96 -> "datetime";
            case BINARY, FIXED_LEN_BYTE_ARRAY -> type.getLogicalTypeAnnotation() == null ? null : "string";
        };
    }
}

package pilotcity.portal.kernel.table.source.flatgeobuf;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Header;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.header.HeaderNames;

/**
 * The columns of a FlatGeobuf.
 *
 * @param types of properties, as the format counts them
 * @param columns the properties, then the geometry
 */
record FlatGeobufColumns(List<Integer> types, List<SourceColumn> columns) {
    private static final String GEOMETRY = "geometry";
    private static final int SMALLEST_COLUMN = 8;

    static FlatGeobufColumns of(Header header, int bytes, @Nullable String crs, ReadLimits limits) {
        int count = header.columnsLength();
        if (count > bytes / SMALLEST_COLUMN) {
            throw new IllegalArgumentException("more columns than bytes");
        }
        limits.requireColumns(0, count + 1);
        List<Integer> types = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Column column = header.columns(i);
            types.add(column.type());
            names.add(String.valueOf(column.name()));
        }
        names.add(GEOMETRY);
        List<String> unique = HeaderNames.unique(names);
        List<SourceColumn> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new SourceColumn(unique.get(i), frictionless(types.get(i)), null));
        }
        columns.add(new SourceColumn(unique.getLast(), "geojson", crs));
        return new FlatGeobufColumns(types, List.copyOf(columns));
    }

    private static @Nullable String frictionless(int type) {
        return switch (type) {
            case ColumnType.Bool -> "boolean";
            case ColumnType.Float, ColumnType.Double -> "number";
            case ColumnType.String -> "string";
            case ColumnType.Json -> "object";
            case ColumnType.DateTime -> "datetime";
            case ColumnType.Binary -> null;
            default -> "integer";
        };
    }

    /** The next value of {@code column} in the properties of a feature, as text. */
    String value(int column, ByteBuffer properties, long row, ReadLimits limits) {
        return switch (types.get(column)) {
            case ColumnType.Byte -> String.valueOf(properties.get());
            case ColumnType.UByte -> String.valueOf(Byte.toUnsignedInt(properties.get()));
            case ColumnType.Bool -> String.valueOf(properties.get() != 0);
            case ColumnType.Short -> String.valueOf(properties.getShort());
            case ColumnType.UShort -> String.valueOf(Short.toUnsignedInt(properties.getShort()));
            case ColumnType.Int -> String.valueOf(properties.getInt());
            case ColumnType.UInt -> Integer.toUnsignedString(properties.getInt());
            case ColumnType.Long -> String.valueOf(properties.getLong());
            case ColumnType.ULong -> Long.toUnsignedString(properties.getLong());
            case ColumnType.Float -> number(Float.toString(properties.getFloat()));
            case ColumnType.Double -> number(Double.toString(properties.getDouble()));
            case ColumnType.Binary -> Base64.getEncoder().encodeToString(bytes(column, properties, row, limits));
            default -> text(column, bytes(column, properties, row, limits), row);
        };
    }

    private static byte[] bytes(int column, ByteBuffer properties, long row, ReadLimits limits) {
        long length = Integer.toUnsignedLong(properties.getInt());
        limits.requireCell(row, column + 1, length / 3);
        byte[] bytes = new byte[(int) Math.min(length, properties.remaining())];
        if (bytes.length < length) {
            throw new java.nio.BufferUnderflowException();
        }
        properties.get(bytes);
        return bytes;
    }

    private static String text(int column, byte[] bytes, long row) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TableSourceException(
                    row,
                    "第 %,d 个要素第 %,d 列：文字不是 UTF-8。".formatted(row, column + 1),
                    "Feature %,d, column %,d: the text is not UTF-8.".formatted(row, column + 1));
        }
    }

    private static String number(String text) {
        if (text.equals("NaN") || text.endsWith("Infinity")) {
            return text.replace("Infinity", "INF");
        }
        String plain = new BigDecimal(text).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
}

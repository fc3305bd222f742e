package pilotcity.portal.kernel.db.mapping;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Makes records of rows: each component is read from the column that has its name, wherever that column stands. A point
 * is read from {@code lon} and {@code lat}; a geometry is GeoJSON, and a record, or a list of them, is JSON.
 */
public final class RowReader<T extends Record> {
    private static final String LON = "lon";
    private static final String LAT = "lat";

    private final RecordType<T> type;
    private final List<Reading> readings;
    private final String[] columns;
    private volatile int @Nullable [] known;

    /** Reads one component of a row whose columns stand at {@code positions}. */
    @FunctionalInterface
    private interface Reading {
        @Nullable
        Object read(Row row, int[] positions);
    }

    private RowReader(RecordType<T> type, Map<String, Function<Row, ? extends @Nullable Object>> derived) {
        this.type = type;
        List<Reading> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (RecordType.Component component : type.components()) {
            Function<Row, ? extends @Nullable Object> given = derived.get(component.name());
            all.add(given == null ? reading(component, names) : (row, positions) -> given.apply(row));
        }
        this.readings = List.copyOf(all);
        this.columns = names.toArray(String[]::new);
    }

    /** @throws IllegalArgumentException that names a component of a type that cannot be read */
    public static <T extends Record> RowReader<T> of(Class<T> record) {
        return of(record, Map.of());
    }

    /** @param derived how components are read that are no columns, by their names */
    public static <T extends Record> RowReader<T> of(
            Class<T> record, Map<String, Function<Row, ? extends @Nullable Object>> derived) {
        RecordType<T> type = RecordType.of(record);
        for (String name : derived.keySet()) {
            if (type.components().stream()
                    .noneMatch(component -> component.name().equals(name))) {
                throw new IllegalArgumentException(type.name() + " has no component " + name);
            }
        }
        return new RowReader<>(type, derived);
    }

    /** @throws IllegalArgumentException when a column is missing, of another type, or empty where it must not be */
    public T read(Row row) {
        int[] positions = known;
        if (positions == null || !stand(row, positions)) {
            positions = find(row);
            known = positions;
        }
        @Nullable Object[] values = new @Nullable Object[readings.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = readings.get(i).read(row, positions);
        }
        return type.make(values);
    }

    private Reading reading(RecordType.Component component, List<String> names) {
        int at = names.size();
        if (component.type() == Point.class) {
            names.add(LON);
            names.add(LAT);
            return (row, positions) ->
                    ColumnValues.point(row.getDouble(positions[at]), row.getDouble(positions[at + 1]));
        }
        names.add(component.column());
        Function<Object, Object> conversion =
                ColumnConversions.find(component.type()).orElseThrow(() -> unreadable(type, component));
        return (row, positions) -> {
            Object value = row.getValue(positions[at]);
            return value == null ? null : converted(type, component, conversion, value);
        };
    }

    /** Whether the columns are where they were in the row before: nearly always, and seen without a search. */
    private boolean stand(Row row, int[] positions) {
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] >= row.size() || !columns[i].equals(row.getColumnName(positions[i]))) {
                return false;
            }
        }
        return true;
    }

    private int[] find(Row row) {
        int[] positions = new int[columns.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = row.getColumnIndex(columns[i]);
            if (positions[i] < 0) {
                throw new IllegalArgumentException(
                        "a " + type.name() + " is read from column " + columns[i] + ", which the query does not have");
            }
        }
        return positions;
    }

    static IllegalArgumentException unreadable(RecordType<?> type, RecordType.Component component) {
        return new IllegalArgumentException(type.name() + "." + component.name() + " is a "
                + component.type().getTypeName() + ", which cannot be read from a column");
    }

    static Object converted(
            RecordType<?> type, RecordType.Component component, Function<Object, Object> conversion, Object value) {
        try {
            return conversion.apply(value);
        } catch (ClassCastException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    type.name() + "." + component.name() + " is a "
                            + component.type().getTypeName() + ", but column " + component.column() + " holds a "
                            + value.getClass().getSimpleName(),
                    e);
        }
    }
}

package pilotcity.portal.kernel.table.sql;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.evaluate.FilterEvaluator;
import pilotcity.index.filter.evaluate.PropertyValues;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.duckdb.ColumnEngineException;

/**
 * The SQL function {@code row_holds(number, values…)}: asks the portal's own evaluator about a row, for conditions that
 * SQL has no words for.
 */
public final class RowConditions {
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final Map<Long, Condition> conditions = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    public void register(DuckDBConnection database) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName("row_holds")
                    .withParameter(Long.class)
                    .withVarArgs(DuckDBLogicalType.of(DuckDBColumnType.VARCHAR))
                    .withReturnType(Boolean.class)
                    .withVarArgsFunction(this::holds)
                    .register(database);
        }
    }

    private @Nullable Boolean holds(Object[] arguments) {
        Condition condition = conditions.get((Long) arguments[0]);
        if (condition == null) {
            return null;
        }
        return switch (condition.evaluator().test(condition.values(arguments))) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN -> null;
        };
    }

    /** The conditions of one query, until it is over. */
    public Held hold(StoredTable table, ZoneId zone) {
        return new Held(table, zone);
    }

    /** Conditions that are known to the function while this is open. */
    public final class Held implements AutoCloseable {
        private final StoredTable table;
        private final ZoneId zone;
        private final List<Long> mine = new ArrayList<>();

        private Held(StoredTable table, ZoneId zone) {
            this.table = table;
            this.zone = zone;
        }

        /** The call that decides {@code filter}. */
        String call(Filter filter) {
            List<String> names = PropertyNames.of(filter);
            long number = numbers.incrementAndGet();
            mine.add(number);
            conditions.put(number, new Condition(FilterEvaluator.compile(filter), names, table, zone));
            return "row_holds(" + number
                    + names.stream().map(name -> ", " + text(name)).collect(Collectors.joining()) + ")";
        }

        private String text(String name) {
            if (table.hasShapes() && name.equals(table.geometry())) {
                return table.shapes() == ShapeStorage.POINTS
                        ? "(CASE WHEN x IS NULL THEN NULL ELSE concat(x, ' ', y) END)"
                        : "g";
            }
            String column = table.physical(name);
            return switch (storage(table, name)) {
                case INSTANT -> "CAST(epoch_us(" + column + ") AS VARCHAR)";
                case DATE -> "CAST(" + column + " - DATE '1970-01-01' AS VARCHAR)";
                default -> "CAST(" + column + " AS VARCHAR)";
            };
        }

        @Override
        public void close() {
            mine.forEach(conditions::remove);
        }
    }

    private static ColumnStorage storage(StoredTable table, String name) {
        return table.findColumn(name).map(StoredColumn::storage).orElse(ColumnStorage.INTEGER);
    }

    private record Condition(FilterEvaluator evaluator, List<String> names, StoredTable table, ZoneId zone) {
        PropertyValues values(Object[] arguments) {
            Map<String, Object> values = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                Object text = arguments[i + 1];
                if (text != null) {
                    values.put(names.get(i), value(names.get(i), text.toString()));
                }
            }
            return new RowValues(values, zone);
        }

        private Object value(String name, String text) {
            if (table.hasShapes() && name.equals(table.geometry())) {
                return shape(text);
            }
            return switch (storage(table, name)) {
                case TEXT, JSON -> text;
                case INTEGER, DECIMAL, DOUBLE -> new BigDecimal(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case DATE -> LocalDate.ofEpochDay(Long.parseLong(text));
                case INSTANT -> Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS);
            };
        }

        private Object shape(String text) {
            if (table.shapes() == ShapeStorage.POINTS) {
                int space = text.indexOf(' ');
                return SHAPES.createPoint(new Coordinate(
                        Double.parseDouble(text.substring(0, space)), Double.parseDouble(text.substring(space + 1))));
            }
            try {
                return new WKBReader(SHAPES).read(Base64.getDecoder().decode(text));
            } catch (ParseException e) {
                throw new ColumnEngineException("a stored shape cannot be read", e);
            }
        }
    }

    private record RowValues(Map<String, Object> values, ZoneId zone) implements PropertyValues {
        @Override
        public @Nullable Object get(String property) {
            return values.get(property);
        }
    }
}

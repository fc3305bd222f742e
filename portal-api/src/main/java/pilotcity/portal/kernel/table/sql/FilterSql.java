package pilotcity.portal.kernel.table.sql;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Filter;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;

/**
 * A checked filter as a condition in SQL, true, false or null as CQL2 has it. What SQL says in the same way is said in
 * SQL; what it does not, such as intervals, folded texts and shapes, is asked of {@link RowConditions}, which decides
 * as the index does.
 */
public final class FilterSql {
    private final StoredTable table;
    private final ZoneId zone;
    private final RowConditions.Held conditions;
    private final List<Object> parameters;

    /** @param parameters receives the values of the question marks, in their order */
    public FilterSql(StoredTable table, ZoneId zone, RowConditions.Held conditions, List<Object> parameters) {
        this.table = table;
        this.zone = zone;
        this.conditions = conditions;
        this.parameters = parameters;
    }

    public String of(Filter filter) {
        int before = parameters.size();
        Optional<String> sql = find(filter);
        if (sql.isEmpty()) {
            parameters.subList(before, parameters.size()).clear();
        }
        return sql.orElseGet(() -> conditions.call(filter));
    }

    private Optional<String> find(Filter filter) {
        return switch (filter) {
            case Filter.Constant constant -> Optional.of(Boolean.toString(constant.value()));
            case Filter.And and -> joined(and.operands(), " AND ", "true");
            case Filter.Or or -> joined(or.operands(), " OR ", "false");
            case Filter.Not not -> Optional.of("(NOT " + of(not.operand()) + ")");
            case Filter.Holds holds ->
                column(holds.value(), ColumnStorage.BOOLEAN).map(this::name);
            case Filter.IsNull isNull -> isNull(isNull.value());
            case Filter.Compare compare -> compare(compare.left(), compare.operator(), compare.right());
            case Filter.Between between ->
                both(
                        compare(between.value(), Filter.Operator.GREATER_OR_EQUAL, between.lower()),
                        () -> compare(between.value(), Filter.Operator.LESS_OR_EQUAL, between.upper()));
            case Filter.In in -> in(in);
            case Filter.Like like -> like(like);
            case Filter.Spatial spatial -> SpatialSql.find(table, spatial, conditions);
            case Filter.Temporal _, Filter.Array _ -> Optional.empty();
        };
    }

    private Optional<String> joined(List<Filter> operands, String word, String none) {
        return Optional.of(
                operands.isEmpty()
                        ? none
                        : operands.stream().map(this::of).collect(Collectors.joining(word, "(", ")")));
    }

    private static Optional<String> both(Optional<String> one, Supplier<Optional<String>> other) {
        return one.flatMap(first -> other.get().map(second -> "(" + first + " AND " + second + ")"));
    }

    private Optional<String> isNull(Expression value) {
        if (value instanceof Property property && table.hasShapes() && isPlace(property)) {
            return Optional.of("(" + SpatialSql.known(table) + " IS NULL)");
        }
        return column(value).map(column -> "(" + name(column) + " IS NULL)");
    }

    private boolean isPlace(Property property) {
        return property.name().equals(table.geometry());
    }

    private Optional<String> compare(Expression left, Filter.Operator operator, Expression right) {
        Optional<StoredColumn> one = column(left);
        Optional<StoredColumn> other = column(right);
        if (one.isPresent() && other.isPresent()) {
            return columns(one.get(), operator, other.get());
        }
        if (one.isPresent()) {
            return value(one.get(), operator, right);
        }
        return other.flatMap(column -> value(column, mirrored(operator), left));
    }

    private Optional<String> columns(StoredColumn one, Filter.Operator operator, StoredColumn other) {
        boolean same = one.storage() == other.storage() && one.scale() == other.scale();
        return same && one.storage() != ColumnStorage.DOUBLE
                ? Optional.of("(" + name(one) + " " + operator.sign() + " " + name(other) + ")")
                : Optional.empty();
    }

    private Optional<String> value(StoredColumn column, Filter.Operator operator, Expression value) {
        String name = name(column);
        return switch (value) {
            case Text text
            when column.storage() == ColumnStorage.TEXT -> {
                parameters.add(text.value());
                yield Optional.of("(" + name + " " + operator.sign() + " ?)");
            }
            case Expression.Bool truth
            when column.storage() == ColumnStorage.BOOLEAN ->
                Optional.of("(" + name + " " + operator.sign() + " " + truth.value() + ")");
            case Expression.Numeral numeral -> NumberSql.find(name, column, operator, numeral.value());
            case Expression.Day day -> TimeSql.find(name, column, operator, day.value(), zone);
            case Expression.Timestamp time -> TimeSql.find(name, column, operator, time.value(), zone);
            default -> Optional.empty();
        };
    }

    private Optional<String> in(Filter.In in) {
        StringBuilder any = new StringBuilder("(");
        for (Expression value : in.values()) {
            Optional<String> equal = compare(in.value(), Filter.Operator.EQUAL, value);
            if (equal.isEmpty()) {
                return equal;
            }
            any.append(any.length() > 1 ? " OR " : "").append(equal.get());
        }
        return in.values().isEmpty()
                ? Optional.empty()
                : Optional.of(any.append(')').toString());
    }

    private Optional<String> like(Filter.Like like) {
        Optional<StoredColumn> column = column(like.value(), ColumnStorage.TEXT);
        if (column.isEmpty() || !(like.pattern() instanceof Text pattern)) {
            return Optional.empty();
        }
        return Optional.of(LikeSql.of(name(column.get()), pattern.value(), parameters));
    }

    private Optional<StoredColumn> column(Expression value, ColumnStorage storage) {
        return column(value).filter(column -> column.storage() == storage);
    }

    private Optional<StoredColumn> column(Expression value) {
        return value instanceof Property property ? findColumn(property.name()) : Optional.empty();
    }

    private Optional<StoredColumn> findColumn(String name) {
        return name.equals(table.id()) ? Optional.of(table.idColumn()) : table.findColumn(name);
    }

    private String name(StoredColumn column) {
        return table.physical(column.name());
    }

    private static Filter.Operator mirrored(Filter.Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS -> Filter.Operator.GREATER;
            case GREATER -> Filter.Operator.LESS;
            case LESS_OR_EQUAL -> Filter.Operator.GREATER_OR_EQUAL;
            case GREATER_OR_EQUAL -> Filter.Operator.LESS_OR_EQUAL;
        };
    }

    /** False where the column has a value, unknown where it has none. */
    public static String decided(String name, boolean outcome) {
        return "(CASE WHEN " + name + " IS NULL THEN NULL ELSE " + outcome + " END)";
    }

    /** What a comparison with something that lies behind everything that the column can hold comes to. */
    public static String beyond(String name, Filter.Operator operator, boolean above) {
        return decided(
                name,
                switch (operator) {
                    case EQUAL -> false;
                    case NOT_EQUAL -> true;
                    case LESS, LESS_OR_EQUAL -> above;
                    case GREATER, GREATER_OR_EQUAL -> !above;
                });
    }

    public static String compared(String name, Filter.Operator operator, String literal) {
        return "(" + name + " " + operator.sign() + " " + literal + ")";
    }

    /**
     * Compares a column whose values lie on a grid with a value that may lie between two of them.
     *
     * @param floor the last value of the grid that is not more than the one asked for
     * @param exact whether it is the one asked for
     */
    public static String onGrid(String name, Filter.Operator operator, boolean exact, String floor) {
        if (exact) {
            return compared(name, operator, floor);
        }
        return switch (operator) {
            case EQUAL -> decided(name, false);
            case NOT_EQUAL -> decided(name, true);
            case LESS, LESS_OR_EQUAL -> compared(name, Filter.Operator.LESS_OR_EQUAL, floor);
            case GREATER, GREATER_OR_EQUAL -> compared(name, Filter.Operator.GREATER, floor);
        };
    }
}

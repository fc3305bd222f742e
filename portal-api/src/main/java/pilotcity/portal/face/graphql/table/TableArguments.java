package pilotcity.portal.face.graphql.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.filter.FilterConditions;
import pilotcity.portal.face.graphql.filter.ListArguments;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;

/** Reads the arguments that say which rows are meant, and in what order. */
final class TableArguments {
    private final Kinds kinds;
    private final Function<String, Filter> cql2;
    private final GraphqlLimits limits;

    /** @param cql2 reads CQL2 text */
    TableArguments(Kinds kinds, Function<String, Filter> cql2, GraphqlLimits limits) {
        this.kinds = kinds;
        this.cql2 = cql2;
        this.limits = limits;
    }

    /**
     * The condition that {@code where} and {@code filter} state together, or null.
     *
     * @throws RequestRefusedException that names the argument which cannot be used
     */
    @Nullable
    Filter filter(PublishedTable table, Map<String, @Nullable Object> arguments) {
        List<Filter> parts = new ArrayList<>();
        Object where = arguments.get("where");
        if (where != null) {
            parts.add(checked("where", table, new Reader(table.stored()).all(FilterConditions.object(where))));
        }
        if (arguments.get("filter") instanceof String text) {
            parts.add(checked("filter", table, written(text)));
        }
        return parts.isEmpty() ? null : FilterConditions.and(parts);
    }

    static @Nullable String text(Map<String, @Nullable Object> arguments) {
        return ListArguments.text(arguments.get("q"));
    }

    static List<SortStep> order(Map<String, @Nullable Object> arguments) {
        List<SortStep> steps = new ArrayList<>();
        for (Map<String, @Nullable Object> step : objects(arguments.get("orderBy"))) {
            steps.add(new SortStep(String.valueOf(step.get("column")), Boolean.TRUE.equals(step.get("direction"))));
        }
        return steps;
    }

    static int offset(Map<String, @Nullable Object> arguments) {
        Integer offset = (Integer) arguments.get("offset");
        if (offset == null) {
            return 0;
        }
        if (offset < 0 || offset > SearchQuery.MOST_SKIPPED) {
            throw RequestRefusedException.argument("offset", "offset is from 0 to " + SearchQuery.MOST_SKIPPED);
        }
        return offset;
    }

    /** The items of a list of input objects; none where it is missing. */
    static List<Map<String, @Nullable Object>> objects(@Nullable Object items) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (items instanceof List<?> list) {
            list.forEach(item -> objects.add(FilterConditions.object(Objects.requireNonNull(item))));
        }
        return objects;
    }

    private Filter written(String text) {
        try {
            return cql2.apply(text);
        } catch (FilterException e) {
            throw RequestRefusedException.argument("filter", String.valueOf(e.getMessage()));
        }
    }

    private Filter checked(String argument, PublishedTable table, Filter filter) {
        try {
            return FilterCheck.check(filter, table.kinds(kinds.zone()), Set.of(table.name()));
        } catch (FilterException e) {
            throw RequestRefusedException.argument(argument, String.valueOf(e.getMessage()));
        }
    }

    /** Reads one input {@code where}, which may hold others. */
    private final class Reader {
        private final StoredTable table;
        private int parts;

        Reader(StoredTable table) {
            this.table = table;
        }

        /** All members of {@code input} are conditions that hold together. */
        Filter all(Map<String, @Nullable Object> input) {
            List<Filter> all = new ArrayList<>();
            String column = (String) input.get("column");
            input.forEach((name, value) -> {
                if (value != null && !name.equals("column")) {
                    all.add(condition(column, name, value));
                }
            });
            return FilterConditions.and(all);
        }

        private Filter condition(@Nullable String column, String name, Object value) {
            count(value instanceof List<?> items ? items.size() : 1);
            return switch (name) {
                case "and" -> FilterConditions.and(each(value));
                case "or" -> new Filter.Or(each(value));
                case "not" -> new Filter.Not(all(FilterConditions.object(value)));
                case "bbox" -> {
                    if (!table.hasShapes()) {
                        throw RequestRefusedException.argument("where", "bbox: the rows of this table have no place");
                    }
                    yield FilterConditions.of(new Expression.Property(table.geometry()), name, value);
                }
                default -> ofColumn(column, name, value);
            };
        }

        private Filter ofColumn(@Nullable String column, String operator, Object value) {
            if (column == null) {
                throw RequestRefusedException.argument("where", operator + " needs a column");
            }
            ColumnStorage storage =
                    table.findColumn(column).map(StoredColumn::storage).orElse(ColumnStorage.TEXT);
            return FilterConditions.of(
                    new Expression.Property(column),
                    operator,
                    operator.equals("like") || operator.equals("isNull") ? value : typed(column, storage, value));
        }

        private List<Filter> each(Object inputs) {
            return objects(inputs).stream().map(this::all).toList();
        }

        private void count(int more) {
            parts += more;
            if (parts > limits.conditions()) {
                throw RequestRefusedException.argument(
                        "where", "a filter has at most " + limits.conditions() + " conditions and values");
            }
        }
    }

    /** A JSON value as what the column holds. */
    private static Object typed(String column, ColumnStorage storage, Object value) {
        return switch (value) {
            case List<?> items ->
                items.stream()
                        .map(item -> typed(column, storage, Objects.requireNonNull(item)))
                        .toList();
            case String text
            when storage == ColumnStorage.DATE || storage == ColumnStorage.INSTANT -> time(column, text);
            case Number number -> new BigDecimal(number.toString());
            case String text -> text;
            case Boolean truth -> truth;
            default ->
                throw RequestRefusedException.argument("where", column + ": a text, number or truth is expected");
        };
    }

    private static Object time(String column, String text) {
        try {
            return text.length() > "2026-01-01".length()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw RequestRefusedException.argument(
                    "where", column + ": '" + text + "' is neither a day nor a moment with an offset (RFC 3339)");
        }
    }
}

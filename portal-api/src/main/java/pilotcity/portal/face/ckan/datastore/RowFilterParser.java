package pilotcity.portal.face.ckan.datastore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.portal.face.ckan.protocol.ActionException;

/** The {@code filters} of the DataStore as a filter. */
final class RowFilterParser {
    private static final String PARAMETER = "filters";
    private static final Map<String, Operator> OPERATORS = Map.of(
            "eq", Operator.EQUAL,
            "gt", Operator.GREATER,
            "gte", Operator.GREATER_OR_EQUAL,
            "lt", Operator.LESS,
            "lte", Operator.LESS_OR_EQUAL);

    private final DatastoreTable table;

    RowFilterParser(DatastoreTable table) {
        this.table = table;
    }

    /** All of {@code column: value}, {@code column: [values]}, {@code column: {gt: value}}, {@code "$or": […]}. */
    Filter all(Map<?, ?> filters) {
        List<Filter> conditions = new ArrayList<>();
        filters.forEach((name, value) ->
                conditions.add("$or".equals(name) ? any(value) : condition(String.valueOf(name), value)));
        return new Filter.And(conditions);
    }

    private Filter any(@Nullable Object choices) {
        if (!(choices instanceof List<?> list)) {
            throw ActionException.validation(PARAMETER, "$or needs a list of objects");
        }
        return new Filter.Or(list.stream()
                .map(each -> {
                    if (each instanceof Map<?, ?> filters) {
                        return all(filters);
                    }
                    throw ActionException.validation(PARAMETER, "$or needs a list of objects");
                })
                .toList());
    }

    private Filter condition(String name, @Nullable Object value) {
        DatastoreTable.Column column = table.column(PARAMETER, name);
        Field<?> field = column.field();
        if (field != null && (!field.queryable() || field.type() == FieldType.GEOMETRY)) {
            throw ActionException.validation(PARAMETER, "\"" + name + "\" cannot be filtered by");
        }
        Expression property = new Expression.Property(field == null ? "id" : name);
        return switch (value) {
            case null -> new Filter.IsNull(property);
            case Map<?, ?> bounds ->
                new Filter.And(bounds.entrySet().stream()
                        .map(bound -> compared(property, column, String.valueOf(bound.getKey()), bound.getValue()))
                        .toList());
            case List<?> values ->
                new Filter.Or(values.stream()
                        .<Filter>map(each -> each == null
                                ? new Filter.IsNull(property)
                                : new Filter.Compare(property, Operator.EQUAL, expression(column, each)))
                        .toList());
            default -> new Filter.Compare(property, Operator.EQUAL, expression(column, value));
        };
    }

    private static Filter compared(
            Expression property, DatastoreTable.Column column, String operator, @Nullable Object value) {
        Operator known = OPERATORS.get(operator);
        if (known == null || value == null) {
            throw ActionException.validation(
                    PARAMETER, "\"" + operator + "\" is none of eq, gt, gte, lt, lte with a value");
        }
        return new Filter.Compare(property, known, expression(column, value));
    }

    /** Numbers and Booleans may come as texts, as addresses have nothing else. */
    private static Expression expression(DatastoreTable.Column column, Object value) {
        FieldType type =
                column.field() == null ? FieldType.KEYWORD : column.field().type();
        String text = String.valueOf(value);
        return switch (type) {
            case INTEGER, NUMBER -> {
                if (!text.matches("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?")) {
                    throw ActionException.validation(
                            PARAMETER, "'" + text + "' is no number, as \"" + column.name() + "\" is");
                }
                yield new Expression.Numeral(new BigDecimal(text));
            }
            case BOOLEAN -> new Expression.Bool(text.equalsIgnoreCase("true") || text.equals("t") || text.equals("1"));
            case INSTANT -> new Expression.Text(text.matches(".*T[0-9:.]+") ? text + "Z" : text);
            default -> new Expression.Text(text);
        };
    }

    Filter contains(String name, String words) {
        DatastoreTable.Column column = table.column("q", name);
        Field<?> field = column.field();
        boolean text = field == null
                || field.type() == FieldType.TEXT
                || field.type() == FieldType.KEYWORD
                || field.type() == FieldType.REFERENCE;
        if (!text) {
            return condition(name, words);
        }
        String pattern = words.replaceAll(":\\*", "")
                .strip()
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return new Filter.Like(
                new Expression.Casei(new Expression.Property(field == null ? "id" : name)),
                new Expression.Casei(new Expression.Text("%" + pattern + "%")));
    }
}

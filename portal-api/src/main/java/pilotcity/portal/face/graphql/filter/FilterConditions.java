package pilotcity.portal.face.graphql.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.Filter.SpatialOperator;
import pilotcity.portal.face.graphql.type.GeometryArguments;

/** Single conditions on a property, by the name that the filter inputs give them. */
public final class FilterConditions {
    private FilterConditions() {}

    public static Filter of(Property property, String operator, Object value) {
        return switch (operator) {
            case "eq", "on", "contains" -> equalOrInside(property, value);
            case "ne" -> new Filter.Compare(property, Operator.NOT_EQUAL, literal(value));
            case "lt" -> new Filter.Compare(property, Operator.LESS, literal(value));
            case "lte" -> new Filter.Compare(property, Operator.LESS_OR_EQUAL, literal(value));
            case "gt" -> new Filter.Compare(property, Operator.GREATER, literal(value));
            case "gte" -> new Filter.Compare(property, Operator.GREATER_OR_EQUAL, literal(value));
            case "in", "containsAny" -> anyOf(property, (List<?>) value);
            case "containsAll" -> and(map((List<?>) value, item -> equalOrInside(property, item)));
            case "like" -> new Filter.Like(property, literal(value));
            case "startsWith" -> new Filter.Like(property, new Expression.Text(escaped((String) value) + "%"));
            case "isNull" -> isNull(property, (Boolean) value);
            case "bbox" -> spatial(SpatialOperator.S_INTERSECTS, property, GeometryArguments.box(numbers(value)));
            case "within" -> spatial(SpatialOperator.S_WITHIN, property, literal(value));
            case "intersects" -> spatial(SpatialOperator.S_INTERSECTS, property, literal(value));
            default -> throw new IllegalArgumentException("no condition " + operator);
        };
    }

    public static Filter and(List<Filter> parts) {
        return switch (parts.size()) {
            case 0 -> new Filter.Constant(true);
            case 1 -> parts.getFirst();
            default -> new Filter.And(parts);
        };
    }

    /** True for what happened, at least in part, from the start to the end of {@code range}. */
    static Filter during(String property, Map<String, @Nullable Object> range) {
        Expression.Interval interval =
                new Expression.Interval(bound(either(range, "from", "fromDay")), bound(either(range, "to", "toDay")));
        return new Filter.Temporal(Filter.TemporalOperator.T_INTERSECTS, new Property(property), interval);
    }

    /** An input object, whose members may be null. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(Object input) {
        return (Map<String, @Nullable Object>) input;
    }

    private static @Nullable Object either(Map<String, @Nullable Object> range, String time, String day) {
        Object given = range.get(time);
        return given == null ? range.get(day) : given;
    }

    private static @Nullable Expression bound(@Nullable Object value) {
        return value == null ? null : literal(value);
    }

    private static Filter equalOrInside(Property property, Object value) {
        return value instanceof Geometry
                ? spatial(SpatialOperator.S_CONTAINS, property, literal(value))
                : new Filter.Compare(property, Operator.EQUAL, literal(value));
    }

    private static Filter anyOf(Property property, List<?> values) {
        return values.isEmpty()
                ? new Filter.Constant(false)
                : new Filter.In(property, map(values, FilterConditions::literal));
    }

    private static Filter isNull(Property property, boolean expected) {
        Filter isNull = new Filter.IsNull(property);
        return expected ? isNull : new Filter.Not(isNull);
    }

    private static Filter spatial(SpatialOperator operator, Property property, Expression shape) {
        return new Filter.Spatial(operator, property, shape);
    }

    private static List<Double> numbers(Object values) {
        return map((List<?>) values, value -> (Double) value);
    }

    private static <T> List<T> map(List<?> values, Function<Object, T> change) {
        return values.stream().map(value -> change.apply(value)).toList();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** A value as a scalar has read it. */
    private static Expression literal(Object value) {
        return switch (value) {
            case String text -> new Expression.Text(text);
            case Boolean flag -> new Expression.Bool(flag);
            case Long number -> new Expression.Numeral(BigDecimal.valueOf(number));
            case Double number -> new Expression.Numeral(BigDecimal.valueOf(number));
            case BigDecimal number -> new Expression.Numeral(number);
            case LocalDate day -> new Expression.Day(day);
            case Instant instant -> new Expression.Timestamp(instant);
            case Geometry geometry -> new Expression.Shape(geometry);
            default -> throw new IllegalArgumentException("no literal for " + value.getClass());
        };
    }
}

package pilotcity.index.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import pilotcity.index.filter.Expression.ArithmeticOperator;
import pilotcity.index.filter.Filter.ArrayOperator;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.Filter.SpatialOperator;
import pilotcity.index.filter.Filter.TemporalOperator;

/** The keywords of CQL2 (21-065r2, annex B). */
public final class Cql2Keywords {
    /** Never names of properties unless quoted. */
    public static final Set<String> RESERVED =
            Set.of("AND", "OR", "NOT", "IS", "NULL", "LIKE", "BETWEEN", "IN", "TRUE", "FALSE", "DIV");

    public static final Set<String> GEOMETRIES = Set.of(
            "POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION");

    /** Have a meaning only in front of a parenthesis. */
    private static final Set<String> FUNCTIONS = Set.of("CASEI", "ACCENTI", "DATE", "TIMESTAMP", "INTERVAL", "BBOX");

    private static final Set<String> OPERATIONS =
            Set.of("AND", "OR", "NOT", "ISNULL", "LIKE", "BETWEEN", "IN", "CASEI", "ACCENTI");

    private static final Map<String, SpatialOperator> SPATIAL = byName(SpatialOperator.values());
    private static final Map<String, TemporalOperator> TEMPORAL = byName(TemporalOperator.values());
    private static final Map<String, ArrayOperator> ARRAY = byName(ArrayOperator.values());
    private static final Map<String, Operator> COMPARISON = by(Operator.values(), Operator::sign);
    private static final Map<String, ArithmeticOperator> ARITHMETIC =
            by(ArithmeticOperator.values(), ArithmeticOperator::sign);

    private Cql2Keywords() {}

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return by(values, Enum::name);
    }

    private static <E> Map<String, E> by(E[] values, Function<E, String> word) {
        return Arrays.stream(values).collect(Collectors.toUnmodifiableMap(word, Function.identity()));
    }

    public static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    public static boolean isFunction(String word) {
        String upper = upper(word);
        return FUNCTIONS.contains(upper)
                || GEOMETRIES.contains(upper)
                || findSpatial(word).isPresent()
                || findTemporal(word).isPresent()
                || findArray(word).isPresent();
    }

    /** Whether JSON reads {@code op} as more than the name of a function. */
    public static boolean isOperation(String op) {
        return OPERATIONS.contains(upper(op))
                || findComparison(op).isPresent()
                || findArithmetic(op).isPresent()
                || findSpatial(op).isPresent()
                || findTemporal(op).isPresent()
                || findArray(op).isPresent();
    }

    public static Optional<SpatialOperator> findSpatial(String word) {
        return Optional.ofNullable(SPATIAL.get(upper(word)));
    }

    public static Optional<TemporalOperator> findTemporal(String word) {
        return Optional.ofNullable(TEMPORAL.get(upper(word)));
    }

    public static Optional<ArrayOperator> findArray(String word) {
        return Optional.ofNullable(ARRAY.get(upper(word)));
    }

    public static Optional<Operator> findComparison(String sign) {
        return Optional.ofNullable(COMPARISON.get(sign));
    }

    public static Optional<ArithmeticOperator> findArithmetic(String sign) {
        return Optional.ofNullable(ARITHMETIC.get(sign.toLowerCase(Locale.ROOT)));
    }

    /** The JSON name of a relation: {@code s_within}, {@code t_startedBy}. */
    public static String json(Enum<?> relation) {
        String lower = relation.name().toLowerCase(Locale.ROOT);
        return lower.endsWith("by") ? lower.substring(0, lower.length() - 2) + "By" : lower;
    }
}

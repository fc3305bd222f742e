package pilotcity.index.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Arithmetic;
import pilotcity.index.filter.Expression.ArithmeticOperator;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Box;
import pilotcity.index.filter.Expression.Call;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Day;
import pilotcity.index.filter.Expression.Interval;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Shape;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Expression.Timestamp;
import pilotcity.index.filter.Filter.ArrayOperator;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.Filter.SpatialOperator;
import pilotcity.index.filter.Filter.TemporalOperator;
import pilotcity.index.spatial.Geometries;

/** Filters that the grammar allows, whatever they mean; the same ones for the same seed. */
final class RandomFilters {
    private static final List<String> NAMES = List.of(
            "name", "城市", "eo:cloud.cover", "not", "Date", "two words", "say \"hi\"", "point", "T_AFTER", "_", "1st");
    private static final List<String> TEXTS =
            List.of("", "it's", "\\", "\\'", "a\\\\", "''", "%a\\%_", "杭州 𠮷", "\n\t", "\"", "\\\\'\\");
    private static final List<String> SHAPES = List.of(
            "POINT (1.123456789012 -2)",
            "LINESTRING (0 0, 1.5 1e-7)",
            "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 2 1, 2 2, 1 1))",
            "MULTIPOINT ((1 2), (3 4))",
            "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
            "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
            "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))");

    private final Random random;

    RandomFilters(long seed) {
        random = new Random(seed);
    }

    Filter filter(int depth) {
        if (depth == 0) {
            return new Filter.Compare(value(0), any(Operator.values()), value(0));
        }
        return switch (random.nextInt(13)) {
            case 0 -> new Filter.Constant(random.nextBoolean());
            case 1 -> new Filter.Holds(random.nextBoolean() ? property() : call(depth - 1));
            case 2 -> new Filter.And(several(2, () -> filter(depth - 1)));
            case 3 -> new Filter.Or(several(2, () -> filter(depth - 1)));
            case 4 -> new Filter.Not(filter(depth - 1));
            case 5 -> new Filter.Like(value(depth - 1), pattern());
            case 6 -> new Filter.Between(value(depth - 1), value(depth - 1), value(depth - 1));
            case 7 -> new Filter.In(value(depth - 1), several(0, () -> value(depth - 1)));
            case 8 -> new Filter.IsNull(operand(depth - 1));
            case 9 ->
                new Filter.Spatial(any(SpatialOperator.values()), shape(), random.nextBoolean() ? shape() : property());
            case 10 ->
                new Filter.Temporal(any(TemporalOperator.values()), time(), random.nextBoolean() ? time() : property());
            case 11 ->
                new Filter.Array(
                        any(ArrayOperator.values()),
                        items(depth - 1),
                        random.nextBoolean() ? items(depth - 1) : property());
            default -> new Filter.Compare(operand(depth - 1), any(Operator.values()), operand(depth - 1));
        };
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> several(int least, Supplier<T> make) {
        return Stream.generate(make).limit(least + random.nextInt(3)).toList();
    }

    private Expression operand(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> BooleanExpressions.expression(filter(depth));
            case 1 -> time();
            default -> value(depth);
        };
    }

    private Expression value(int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 9)) {
            case 0 -> property();
            case 1 -> new Text(any(TEXTS));
            case 2 -> new Numeral(new BigDecimal(random.nextInt(2001) - 1000).movePointLeft(random.nextInt(12) - 4));
            case 3 -> new Bool(random.nextBoolean());
            case 4 -> instant();
            case 5 -> call(depth - 1);
            case 6 -> random.nextBoolean() ? new Casei(value(depth - 1)) : new Accenti(value(depth - 1));
            default -> new Arithmetic(value(depth - 1), any(ArithmeticOperator.values()), value(depth - 1));
        };
    }

    private Property property() {
        return new Property(any(NAMES));
    }

    private Call call(int depth) {
        return new Call(any(NAMES), several(0, () -> item(depth)));
    }

    private Items items(int depth) {
        return new Items(several(0, () -> item(depth)));
    }

    /** A list of one computed item has no text of its own inside a list: there {@code ((a + b))} is a sum. */
    private Expression item(int depth) {
        return depth > 0 && random.nextInt(4) == 0
                ? new Items(IntStream.range(0, random.nextInt(3))
                        .mapToObj(_ -> value(0))
                        .toList())
                : operand(Math.max(0, depth));
    }

    private Expression pattern() {
        Text text = new Text(any(TEXTS));
        return random.nextBoolean() ? text : new Casei(random.nextBoolean() ? text : new Accenti(text));
    }

    private Expression instant() {
        return random.nextBoolean()
                ? new Day(LocalDate.ofEpochDay(random.nextInt(40000)))
                : new Timestamp(Instant.ofEpochMilli(random.nextInt() * 1000L + random.nextInt(2) * 250));
    }

    private Expression time() {
        return random.nextBoolean() ? instant() : new Interval(end(), end());
    }

    private Expression end() {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> property();
            default -> instant();
        };
    }

    private Expression shape() {
        return random.nextInt(4) == 0
                ? new Box(random.nextInt(360) - 180, -1.5, random.nextInt(360) - 180, random.nextInt(90))
                : new Shape(Geometries.readWkt(any(SHAPES)));
    }
}

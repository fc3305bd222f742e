package pilotcity.index.filter.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.DecimalArithmetic;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Accenti;
import pilotcity.index.filter.Expression.Arithmetic;
import pilotcity.index.filter.Expression.Bool;
import pilotcity.index.filter.Expression.Box;
import pilotcity.index.filter.Expression.Call;
import pilotcity.index.filter.Expression.Casei;
import pilotcity.index.filter.Expression.Condition;
import pilotcity.index.filter.Expression.Day;
import pilotcity.index.filter.Expression.Interval;
import pilotcity.index.filter.Expression.Items;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Shape;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Expression.Timestamp;
import pilotcity.index.spatial.Geometries;

/**
 * A value made ready to be read from many documents: String, BigDecimal, Boolean, LocalDate, Instant, Geometry,
 * {@link Period}, a List of those, or null.
 */
@FunctionalInterface
public interface Operand {
    @Nullable
    Object of(PropertyValues values);

    static Operand of(Expression expression) {
        return switch (expression) {
            case Property property -> values -> normal(values.get(property.name()));
            case Text text -> constant(text.value());
            case Numeral numeral -> constant(numeral.value());
            case Bool bool -> constant(bool.value());
            case Timestamp timestamp -> constant(timestamp.value());
            case Day day -> constant(day.value());
            case Shape shape -> constant(shape.geometry());
            case Box box -> constant(Geometries.box(box.west(), box.south(), box.east(), box.north()));
            case Interval interval -> interval(interval);
            case Items items -> items(items.items().stream().map(Operand::of).toList());
            case Casei casei -> folded(casei.value(), Cql2Folding::casei);
            case Accenti accenti -> folded(accenti.value(), Cql2Folding::accenti);
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Call _ -> _ -> null;
            case Condition condition -> condition(PredicateFactory.of(condition.filter()));
        };
    }

    private static Operand constant(Object value) {
        return _ -> value;
    }

    /** Numbers as decimals; an empty list has no value. */
    private static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> DecimalArithmetic.exact(number);
            case List<?> list -> {
                List<Object> items = list.stream()
                        .map(Operand::normal)
                        .filter(Objects::nonNull)
                        .map(Object.class::cast)
                        .toList();
                yield items.isEmpty() ? null : items;
            }
            default -> value;
        };
    }

    /** Unknown as a whole when one item is. */
    private static Operand items(List<Operand> operands) {
        return values -> {
            List<Object> items = new ArrayList<>();
            for (Operand operand : operands) {
                Object item = operand.of(values);
                if (item == null) {
                    return null;
                }
                items.add(item);
            }
            return items;
        };
    }

    private static Operand folded(Expression inner, UnaryOperator<String> fold) {
        Operand operand = of(inner);
        if (inner instanceof Text text) {
            return constant(fold.apply(text.value()));
        }
        return values -> switch (operand.of(values)) {
            case String text -> fold.apply(text);
            case List<?> items ->
                items.stream()
                        .map(item -> item instanceof String text ? fold.apply(text) : item)
                        .toList();
            case null, default -> null;
        };
    }

    private static Operand arithmetic(Arithmetic arithmetic) {
        Operand left = of(arithmetic.left());
        Operand right = of(arithmetic.right());
        return values -> left.of(values) instanceof BigDecimal a && right.of(values) instanceof BigDecimal b
                ? DecimalArithmetic.apply(arithmetic.operator(), a, b)
                : null;
    }

    private static Operand interval(Interval interval) {
        Operand start = interval.start() == null ? constant(Period.Open.START) : of(interval.start());
        Operand end = interval.end() == null ? constant(Period.Open.END) : of(interval.end());
        return values -> Period.between(start.of(values), end.of(values));
    }

    private static Operand condition(DocumentPredicate predicate) {
        return values -> switch (predicate.of(values)) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN -> null;
        };
    }
}

package pilotcity.index.filter.evaluate;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A condition made ready to be asked of many documents. */
@FunctionalInterface
interface DocumentPredicate {
    TruthValue of(PropertyValues propertyValues);

    /** Unknown where {@code operand} has no value; for a list, whether one item fulfils it. */
    static DocumentPredicate any(Operand operand, Function<Object, TruthValue> probe) {
        return propertyValues -> any(operand.of(propertyValues), probe);
    }

    static TruthValue any(@Nullable Object value, Function<Object, TruthValue> probe) {
        if (value == null) {
            return TruthValue.UNKNOWN;
        }
        return value instanceof List<?> items
                ? first(items, TruthValue.TRUE, item -> probe.apply((Object) item))
                : probe.apply(value);
    }

    /**
     * Kleene's AND ({@code decisive} false) and OR ({@code decisive} true): decided by the first decisive part, unknown
     * when any part is, else the opposite.
     */
    static <T> TruthValue first(List<? extends T> parts, TruthValue decisive, Function<T, TruthValue> probe) {
        TruthValue result = decisive.not();
        for (T part : parts) {
            TruthValue truthValue = probe.apply(part);
            if (truthValue == decisive) {
                return decisive;
            }
            result = truthValue == TruthValue.UNKNOWN ? truthValue : result;
        }
        return result;
    }
}

package pilotcity.index.filter.evaluate;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A compiled condition that is tested on many documents. */
@FunctionalInterface
interface DocumentPredicate {
    TruthValue of(PropertyValues values);

    /** Unknown where {@code operand} has no value; for a list, whether one item fulfils it. */
    static DocumentPredicate any(Operand operand, Function<Object, TruthValue> probe) {
        return values -> any(operand.of(values), probe);
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
            TruthValue truth = probe.apply(part);
            if (truth == decisive) {
                return decisive;
            }
            result = truth == TruthValue.UNKNOWN ? truth : result;
        }
        return result;
    }
}

package pilotcity.index.filter.evaluate;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A condition made ready to be asked of many documents. */
@FunctionalInterface
interface DocumentPredicate {
    Truth of(Values values);

    /** Unknown where {@code operand} has no value; for a list, whether one item fulfils it. */
    static DocumentPredicate any(Operand operand, Function<Object, Truth> probe) {
        return values -> any(operand.of(values), probe);
    }

    static Truth any(@Nullable Object value, Function<Object, Truth> probe) {
        if (value == null) {
            return Truth.UNKNOWN;
        }
        return value instanceof List<?> items
                ? first(items, Truth.TRUE, item -> probe.apply((Object) item))
                : probe.apply(value);
    }

    /**
     * Kleene's AND ({@code decisive} false) and OR ({@code decisive} true): decided by the first decisive part, unknown
     * when any part is, else the opposite.
     */
    static <T> Truth first(List<? extends T> parts, Truth decisive, Function<T, Truth> probe) {
        Truth result = decisive.not();
        for (T part : parts) {
            Truth truth = probe.apply(part);
            if (truth == decisive) {
                return decisive;
            }
            result = truth == Truth.UNKNOWN ? truth : result;
        }
        return result;
    }
}

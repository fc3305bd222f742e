package pilotcity.portal.kernel.table.schema.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The order of two values of one column, and what is the same value. */
public final class ValueOrder {
    private ValueOrder() {}

    /** @throws ClassCastException when the two are not of one kind */
    @SuppressWarnings("unchecked")
    public static int compare(Object one, Object other) {
        if (one.getClass() == other.getClass()) {
            return ((Comparable<Object>) one).compareTo(other);
        }
        return decimal(one).compareTo(decimal(other));
    }

    private static BigDecimal decimal(Object number) {
        return switch (number) {
            case Long whole -> BigDecimal.valueOf(whole);
            case BigInteger large -> new BigDecimal(large);
            case BigDecimal decimal -> decimal;
            default -> throw new ClassCastException(number.getClass() + " is no number");
        };
    }

    /** The same object for equal values: 1.50 and 1.5 are one number. */
    public static Object identity(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }
}

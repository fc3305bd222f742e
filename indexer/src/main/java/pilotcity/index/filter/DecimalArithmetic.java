package pilotcity.index.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression.ArithmeticOperator;

/** Exact decimal numbers and arithmetic on them, 34 digits wide. */
public final class DecimalArithmetic {
    private static final MathContext WIDTH = MathContext.DECIMAL128;

    private DecimalArithmetic() {}

    /** Without trailing zeros or exponent. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (Math.abs((long) stripped.scale()) > FilterLimits.DIGITS || stripped.precision() > FilterLimits.DIGITS) {
            throw tooLong();
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Looks at the length first, as a decimal of a million digits takes seconds to make. */
    public static BigDecimal read(String text) {
        if (text.length() <= 2 * FilterLimits.DIGITS) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw tooLong();
            }
        }
        throw tooLong();
    }

    private static FilterException tooLong() {
        return new FilterException("a number has more than " + FilterLimits.DIGITS + " digits");
    }

    /** Null for what is no number: infinity and the like. */
    public static @Nullable BigDecimal exact(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            default -> Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
        };
    }

    /** Null where mathematics has no answer, as for a division by zero: the comparison is then unknown. */
    public static @Nullable BigDecimal apply(ArithmeticOperator operator, BigDecimal left, BigDecimal right) {
        try {
            return switch (operator) {
                case PLUS -> left.add(right, WIDTH);
                case MINUS -> left.subtract(right, WIDTH);
                case TIMES -> left.multiply(right, WIDTH);
                case DIVIDE -> left.divide(right, WIDTH);
                case MODULO -> left.remainder(right, WIDTH);
                case INTEGER_DIVIDE -> left.divideToIntegralValue(right, WIDTH);
                case POWER -> exact(Math.pow(left.doubleValue(), right.doubleValue()));
            };
        } catch (ArithmeticException e) {
            return null;
        }
    }
}

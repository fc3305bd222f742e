package pilotcity.index.kind;

import java.math.BigDecimal;

/** Decimal numbers as people and JSON write them. */
final class DecimalText {
    private DecimalText() {}

    /** Without an exponent and without a trailing zero: 304.99, 20, 0.5. */
    static BigDecimal plain(Number number) {
        BigDecimal exact = number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.doubleValue());
        BigDecimal stripped = exact.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

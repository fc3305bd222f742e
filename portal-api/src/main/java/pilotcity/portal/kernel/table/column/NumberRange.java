package pilotcity.portal.kernel.table.column;

import java.math.BigDecimal;

/** How many digits the numbers of a column have: what type holds each of them exactly. */
final class NumberRange {
    /** What DuckDB's DECIMAL holds. */
    private static final int MOST_DIGITS = 38;

    private static final int SHORT = 18;

    private int whole = 1;
    private int scale;
    private boolean isLong = true;

    void add(long number) {
        if (number > 999_999_999 || number < -999_999_999) {
            add(BigDecimal.valueOf(number));
        } else {
            whole = Math.max(whole, 9);
        }
    }

    void add(BigDecimal number) {
        BigDecimal plain = number.scale() > 0 ? number.stripTrailingZeros() : number;
        int behind = Math.max(0, plain.scale());
        whole = Math.max(whole, plain.precision() - plain.scale());
        scale = Math.max(scale, behind);
        isLong &= behind == 0 && plain.precision() - plain.scale() <= 19 && fitsLong(plain);
    }

    private static boolean fitsLong(BigDecimal whole) {
        return whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    }

    /** The column with the type that its numbers need. */
    StoredColumn stored(StoredColumn column) {
        if (!column.storage().isNumber()) {
            return column;
        }
        if (column.storage() == ColumnStorage.INTEGER && isLong) {
            return column.stored(ColumnStorage.INTEGER, 0, 0);
        }
        int digits = whole + scale;
        if (digits > MOST_DIGITS) {
            return column.stored(ColumnStorage.DOUBLE, 0, 0);
        }
        return column.stored(ColumnStorage.DECIMAL, digits <= SHORT ? SHORT : MOST_DIGITS, scale);
    }
}

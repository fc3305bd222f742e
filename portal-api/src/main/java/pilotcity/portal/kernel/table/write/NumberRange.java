package pilotcity.portal.kernel.table.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** How many digits the numbers of a column have: what type holds each of them exactly. */
public final class NumberRange {
    /** What binary64 holds, too, which is all that some formats have. */
    private static final int SHORT = 15;

    /** What 64 bits hold. */
    private static final int MIDDLE = 18;

    private static final int LONGEST_BITS = 63;
    private static final long NINE_DIGITS = 999_999_999;

    private int whole = 1;
    private int scale;
    private boolean isLong = true;

    public void add(long number) {
        if (number > NINE_DIGITS || number < -NINE_DIGITS) {
            whole = Math.max(whole, BigDecimal.valueOf(number).precision());
        } else {
            addShort((int) Math.abs(number));
        }
    }

    private void addShort(int number) {
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        whole = Math.max(whole, digits);
    }

    public void add(BigDecimal number) {
        if (number.signum() == 0) {
            return;
        }
        BigDecimal plain = number.scale() > scale ? number.stripTrailingZeros() : number;
        int digits = plain.precision() - plain.scale();
        scale = Math.max(scale, plain.scale());
        whole = Math.max(whole, digits);
        isLong &= scale == 0 && digits <= 19 && plain.toBigInteger().bitLength() <= LONGEST_BITS;
    }

    public void add(BigInteger number) {
        add(new BigDecimal(number));
    }

    /** The column with the type that its numbers need. */
    public StoredColumn stored(StoredColumn column) {
        if (!column.storage().isNumber()) {
            return column;
        }
        if (column.storage() == ColumnStorage.INTEGER && isLong) {
            return column.stored(ColumnStorage.INTEGER, 0, 0);
        }
        int digits = whole + scale;
        if (digits > ColumnStorage.EXACT_DIGITS) {
            return column.stored(ColumnStorage.DOUBLE, 0, 0);
        }
        int width = digits <= SHORT ? SHORT : digits <= MIDDLE ? MIDDLE : ColumnStorage.EXACT_DIGITS;
        return column.stored(ColumnStorage.DECIMAL, width, scale);
    }
}

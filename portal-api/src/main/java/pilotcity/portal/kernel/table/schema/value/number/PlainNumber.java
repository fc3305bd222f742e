package pilotcity.portal.kernel.table.schema.value.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.value.Digits;

/** Numbers as XML Schema and Table Schema write them, exactly: by hand where they are short, as most are. */
final class PlainNumber {
    private static final int SHORT = 18;

    /** More digits than any measure has; the library takes time with the square of them. */
    private static final int MOST = 1000;

    private PlainNumber() {}

    /** {@link Long}, or {@link BigInteger} beyond its range; null where it is no whole number. */
    static @Nullable Object whole(CharSequence text, int from, int to) {
        int start = from < to && isSign(text.charAt(from)) ? from + 1 : from;
        int digits = to - start;
        if (digits < 1 || digits > MOST) {
            return null;
        }
        long number = 0;
        for (int at = start; at < to; at++) {
            char each = text.charAt(at);
            if (!Digits.is(each)) {
                return null;
            }
            number = number * 10 + each - '0';
        }
        boolean minus = text.charAt(from) == '-';
        if (digits <= SHORT) {
            return minus ? -number : number;
        }
        BigInteger large = new BigInteger(text.subSequence(start, to).toString());
        BigInteger signed = minus ? large.negate() : large;
        return signed.bitLength() < Long.SIZE ? (Object) signed.longValue() : signed;
    }

    /** With all digits that are written, also zeros at the end; null where it is no number. */
    static @Nullable Object decimal(CharSequence text, int from, int to) {
        int start = from < to && isSign(text.charAt(from)) ? from + 1 : from;
        long number = 0;
        int digits = 0;
        int point = -1;
        for (int at = start; at < to; at++) {
            char each = text.charAt(at);
            if (Digits.is(each)) {
                number = number * 10 + each - '0';
                digits++;
            } else if (each == '.' && point < 0) {
                point = at;
            } else {
                return digits > 0 && (each == 'e' || each == 'E') ? exponential(text, from, at, to) : null;
            }
        }
        if (digits < 1 || digits > MOST) {
            return null;
        }
        if (digits > SHORT) {
            return new BigDecimal(text.subSequence(from, to).toString());
        }
        boolean minus = start > from && text.charAt(from) == '-';
        return BigDecimal.valueOf(minus ? -number : number, point < 0 ? 0 : to - point - 1);
    }

    private static @Nullable Object exponential(CharSequence text, int from, int e, int to) {
        int start = e + 1 < to && isSign(text.charAt(e + 1)) ? e + 2 : e + 1;
        if (to - start > 6 || Digits.number(text, start, to) < 0 || e - from > MOST) {
            return null;
        }
        String number = text.subSequence(from, to).toString();
        boolean held = Double.isFinite(Double.parseDouble(number)) && Double.parseDouble(number) != 0;
        return held || isZero(text, from, e) ? new BigDecimal(number) : null;
    }

    private static boolean isZero(CharSequence text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) >= '1' && text.charAt(at) <= '9') {
                return false;
            }
        }
        return true;
    }

    static boolean isSign(char each) {
        return each == '-' || each == '+';
    }
}

package pilotcity.portal.kernel.table.schema.value.number;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.value.Digits;

/**
 * Numbers in Chinese numerals: 一百二十三, 三万, 二〇二四, 壹仟, 三点五, and Arabic ones with a multiplier: 1.2万, 3亿, 1亿2000万.
 * What can be read in two ways is not read: 三万五 (thirty-five thousand in speech), 3万5, and 兆 (a million or a billion).
 */
public final class ChineseNumerals {
    private static final String DIGITS = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖○两";
    private static final int[] VALUES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 2};
    private static final String UNITS = "十百千拾佰仟";
    private static final String MYRIADS = "万亿萬億";
    private static final long TEN_THOUSAND = 10_000;
    private static final long HUNDRED_MILLION = 100_000_000;
    private static final long LARGEST = 1_000_000_000_000_000_000L;

    private ChineseNumerals() {}

    /** Zero to nine, or -1. */
    public static int digit(char each) {
        int at = each < 0x80 ? -1 : DIGITS.indexOf(each);
        return at < 0 ? -1 : VALUES[at];
    }

    /** Ten, hundred, thousand, ten thousand, a hundred million, or 0 where it is no multiplier. */
    static long unit(char each) {
        if (each < 0x80) {
            return 0;
        }
        int at = UNITS.indexOf(each);
        if (at >= 0) {
            return at % 3 == 0 ? 10 : at % 3 == 1 ? 100 : 1000;
        }
        int myriad = MYRIADS.indexOf(each);
        return myriad < 0 ? 0 : myriad % 2 == 0 ? TEN_THOUSAND : HUNDRED_MILLION;
    }

    /** Whether it may stand in a numeral. */
    public static boolean is(char each) {
        return digit(each) >= 0 || unit(each) > 0;
    }

    /** The number, or null where the text is none, or one that can be read in two ways. */
    public static @Nullable BigDecimal parse(CharSequence text) {
        if (text.isEmpty()) {
            return null;
        }
        char sign = text.charAt(0);
        boolean minus = sign == '负' || sign == '負' || sign == '-';
        CharSequence rest = minus ? text.subSequence(1, text.length()) : text;
        BigDecimal number = rest.isEmpty()
                ? null
                : Digits.is(rest.charAt(0)) ? multiplied(rest.toString()) : spoken(rest.toString());
        return number == null || !minus ? number : number.negate();
    }

    private static @Nullable BigDecimal spoken(String text) {
        int point = text.indexOf('点') >= 0 ? text.indexOf('点') : text.indexOf('點');
        if (point < 0) {
            long whole = whole(text);
            return whole < 0 ? null : BigDecimal.valueOf(whole);
        }
        // 点一 is a name; a numeral has its zero before the point.
        long whole = point == 0 ? -1 : whole(text.substring(0, point));
        String fraction = positional(text.substring(point + 1));
        return whole < 0 || fraction == null ? null : new BigDecimal(whole + "." + fraction);
    }

    /** Numerals one after the other, as of a year, as Arabic digits. */
    static @Nullable String positional(CharSequence text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            int digit = digit(text.charAt(at));
            if (digit < 0) {
                return null;
            }
            digits.append(digit);
        }
        return digits.isEmpty() || digits.length() > 18 ? null : digits.toString();
    }

    /** A whole number in numerals alone, or -1. */
    public static long whole(CharSequence text) {
        String digits = positional(text);
        return digits != null ? Long.parseLong(digits) : new Sum().of(text);
    }

    /** Adds up digits and multipliers from left to right. */
    private static final class Sum {
        private long total;
        private long section;
        private long largest = Long.MAX_VALUE;
        private long last = Long.MAX_VALUE;
        private int digit = -1;
        private boolean zero = true;

        long of(CharSequence text) {
            for (int at = 0; at < text.length(); at++) {
                char each = text.charAt(at);
                int value = digit(each);
                long unit = unit(each);
                boolean taken = value == 0
                        ? takeZero()
                        : value > 0
                                ? takeDigit(value)
                                : unit >= TEN_THOUSAND ? takeMyriad(unit) : unit > 0 && takeUnit(unit);
                if (!taken) {
                    return -1;
                }
            }
            // A digit right after a hundred or more stands for tens of it in speech.
            boolean clear = digit < 0 || zero || last == 10;
            long all = total + section + Math.max(digit, 0);
            return clear && all <= LARGEST ? all : -1;
        }

        private boolean takeZero() {
            zero = true;
            return digit < 0;
        }

        private boolean takeDigit(int value) {
            boolean first = digit < 0;
            digit = value;
            return first;
        }

        private boolean takeUnit(long unit) {
            boolean bare = digit < 0;
            if (unit >= last || (bare && unit != 10)) {
                return false;
            }
            section += bare ? unit : digit * unit;
            last = unit;
            digit = -1;
            zero = false;
            return true;
        }

        private boolean takeMyriad(long unit) {
            section += Math.max(digit, 0);
            boolean multiplies = total > 0 && section >= 0 && unit > largest;
            if ((section == 0 && !multiplies)
                    || unit == largest
                    || (digit >= 0 && !zero && last != 10 && section > 9)) {
                return false;
            }
            total = multiplies ? (total + section) * unit : total + section * unit;
            largest = unit;
            section = 0;
            digit = -1;
            last = Long.MAX_VALUE;
            zero = false;
            return total <= LARGEST;
        }
    }

    /** Arabic numbers with multipliers, each smaller than the one before. */
    private static @Nullable BigDecimal multiplied(String text) {
        BigDecimal sum = BigDecimal.ZERO;
        long before = Long.MAX_VALUE;
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && (Digits.is(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
            Object number = end == at ? null : PlainNumber.decimal(text, at, end);
            int next = end;
            long factor = 1;
            while (next < text.length() && unit(text.charAt(next)) > 0 && factor < HUNDRED_MILLION * TEN_THOUSAND) {
                factor *= unit(text.charAt(next++));
            }
            boolean part = before == Long.MAX_VALUE || (factor < before && isWritten(end - at, before, factor));
            if (number == null || !part || (factor == 1 && next < text.length())) {
                return null;
            }
            sum = sum.add(((BigDecimal) number).multiply(BigDecimal.valueOf(factor)));
            before = factor;
            at = next;
        }
        return sum;
    }

    /** Whether what follows a multiplier is written out: 3万5000, and not 3万5. */
    private static boolean isWritten(int digits, long before, long factor) {
        return factor > 1 || Math.round(Math.pow(10, digits)) == before;
    }
}

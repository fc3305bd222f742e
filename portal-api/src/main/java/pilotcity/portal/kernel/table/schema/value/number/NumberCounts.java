package pilotcity.portal.kernel.table.schema.value.number;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** What is counted of the numbers of a column, and of the digits in it that are perhaps none. */
public final class NumberCounts {
    private static final Pattern SCIENTIFIC =
            Pattern.compile("[0-9](?:\\.[0-9]+)?E\\+1[1-9]|[0-9](?:\\.[0-9]+)?E\\+[2-9][0-9]");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9]+(?:[\\p{Zs}\\-/()]{1,2}[0-9]+)*");
    private static final Pattern EXPONENTIAL = Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?[eE][+-]?[0-9]{1,4}");
    private static final int EXACT_DIGITS = 15;

    /** No number is longer that is looked at for its digits. */
    private static final int LONGEST = 64;

    /** No telephone number with the code of its country is shorter (ITU-T E.164 has up to fifteen digits). */
    private static final int FEWEST_DIGITS = 8;

    private long leadingZeros;
    private long leadingPluses;
    private long negatives;
    private long longNumbers;
    private long scientific;
    private long bare;
    private long zeros;
    private long pointed;
    private long pointedThousands;
    private int wholeDigits = 1;
    private int fraction;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /**
     * Looks at a value.
     *
     * @return where the point of a plain number is, its length where it has none, -1 for what is no plain number
     */
    public int add(String text, long times) {
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        int point = WrittenDigits.point(text, signed ? 1 : 0);
        negatives += text.charAt(0) == '-' ? times : 0;
        leadingPluses += text.charAt(0) == '+' && isInternational(text) ? times : 0;
        if (point >= 0) {
            plain(text, signed ? 1 : 0, point, times);
        } else {
            wrapped(text, times);
            exponential(text);
            scientific += text.indexOf("E+") > 0 && SCIENTIFIC.matcher(text).matches() ? times : 0;
        }
        return point;
    }

    private static boolean isInternational(String text) {
        return text.length() <= LONGEST
                && text.chars().filter(each -> each >= '0' && each <= '9').count() >= FEWEST_DIGITS
                && INTERNATIONAL.matcher(text).matches();
    }

    private void plain(String text, int from, int point, long times) {
        bare += times;
        boolean whole = point == text.length();
        leadingZeros += point - from > 1 && text.charAt(from) == '0' ? times : 0;
        longNumbers += whole && point - from > EXACT_DIGITS ? times : 0;
        wholeDigits = Math.max(wholeDigits, point - from);
        if (!whole) {
            pointed += times;
            pointedThousands += text.length() - point == 4 && point - from <= 3 ? times : 0;
            int end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            fraction = Math.max(fraction, end - point - 1);
        }
        double value = PlainDouble.of(text);
        zeros += value == 0 ? times : 0;
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
    }

    /** The places of a number with an exponent, which is nowhere near all of its digits. */
    private void exponential(String text) {
        boolean may = text.length() <= LONGEST && (text.indexOf('e') > 0 || text.indexOf('E') > 0);
        if (may && EXPONENTIAL.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            if (number.signum() != 0) {
                wholeDigits = Math.max(wholeDigits, number.precision() - number.scale());
                fraction = Math.max(fraction, number.scale());
            }
        }
    }

    /** Codes between spaces or in full width, which would be read as numbers as well. */
    private void wrapped(String text, long times) {
        String code = text.length() <= LONGEST ? WrittenDigits.unwrapped(text) : "";
        int point = WrittenDigits.point(code, 0);
        leadingZeros += point > 1 && code.charAt(0) == '0' ? times : 0;
        longNumbers += point == code.length() && point > EXACT_DIGITS ? times : 0;
        leadingPluses += !code.isEmpty() && code.charAt(0) == '+' && isInternational(code) ? times : 0;
    }

    /** Values that are plain numbers: digits, with a sign and a point. */
    public long bare() {
        return bare;
    }

    /** Those of them that are 0. */
    public long zeros() {
        return zeros;
    }

    /** Those of them with a point. */
    public long pointed() {
        return pointed;
    }

    /** Those of these with three digits behind it, and not more before it. */
    public long pointedThousands() {
        return pointedThousands;
    }

    public long leadingZeros() {
        return leadingZeros;
    }

    /** Values like +8613800138000, where none has a minus as quantities have it. */
    public long leadingPluses() {
        return negatives > 0 ? 0 : leadingPluses;
    }

    /** Whole numbers of more digits than programs keep. */
    public long longNumbers() {
        return longNumbers;
    }

    /** Long numbers as a spreadsheet shows them: 1.10105E+17. */
    public long scientific() {
        return scientific;
    }

    /** How many digits a column needs that has all places of its numbers, from the first to the last. */
    public int places() {
        return wholeDigits + fraction;
    }

    /** The least plain number. */
    public double least() {
        return least;
    }

    public double greatest() {
        return greatest;
    }
}

package pilotcity.portal.kernel.table.schema.value;

/** Runs of ASCII digits, read without making a text of them. */
public final class Digits {
    private Digits() {}

    public static boolean is(char each) {
        return each >= '0' && each <= '9';
    }

    /** The number that stands in {@code text} from {@code from} to {@code to}, or -1 when something else stands there. */
    public static int number(CharSequence text, int from, int to) {
        if (from >= to || to > text.length() || to - from > 9) {
            return -1;
        }
        int number = 0;
        for (int at = from; at < to; at++) {
            char each = text.charAt(at);
            if (!is(each)) {
                return -1;
            }
            number = number * 10 + each - '0';
        }
        return number;
    }
}

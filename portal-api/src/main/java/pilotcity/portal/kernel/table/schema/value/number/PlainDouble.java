package pilotcity.portal.kernel.table.schema.value.number;

/** Plain decimal numbers as binary ones, for comparing and adding up. */
public final class PlainDouble {
    /** A whole number of so many digits is exact as a double, and so are the powers of ten up to the last one here. */
    private static final int EXACT = 15;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private PlainDouble() {}

    /**
     * The number nearest to a text of a sign, ASCII digits, a point, and commas between thousands, which are left out;
     * not a number where the text is another. Both a short number and its power of ten are exact, so that their quotient
     * is rounded once, as {@link Double#parseDouble} does it.
     */
    public static double of(String text) {
        boolean signed = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
        long number = 0;
        int digits = 0;
        int behind = -1;
        for (int at = signed ? 1 : 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each >= '0' && each <= '9') {
                number = number * 10 + each - '0';
                digits++;
                behind += behind >= 0 ? 1 : 0;
            } else if (each == '.' && behind < 0) {
                behind = 0;
            } else if (each != ',') {
                return Double.NaN;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (digits > EXACT) {
            return Double.parseDouble(text.replace(",", ""));
        }
        double value = number / POWERS[Math.max(0, behind)];
        return text.charAt(0) == '-' ? -value : value;
    }
}

package pilotcity.portal.kernel.table.schema.personal;

/** Numbers of identity cards: 18 characters, of which the last is computed from the others. */
final class IdentityCard {
    private static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";

    private IdentityCard() {}

    /**
     * Whether the check character is right (GB 11643-1999, ISO 7064 MOD 11-2): of other numbers of 18 digits, such as
     * serial ones, one in eleven has a right one.
     *
     * @param text with spaces and dashes between its digits
     */
    static boolean isChecked(String text) {
        int sum = 0;
        int place = 0;
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            int digit = Character.digit(each, 10);
            if (place == LENGTH - 1 && (digit >= 0 || each == 'X' || each == 'x' || each == 'Ｘ' || each == 'ｘ')) {
                char last = digit >= 0 ? (char) ('0' + digit) : 'X';
                return CHECK.charAt(sum % 11) == last;
            }
            if (digit >= 0) {
                sum += WEIGHTS[Math.min(place, WEIGHTS.length - 1)] * digit;
                place++;
            }
        }
        return false;
    }
}

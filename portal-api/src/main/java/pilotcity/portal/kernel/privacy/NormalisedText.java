package pilotcity.portal.kernel.privacy;

import java.util.Locale;

/**
 * A text normalised character by character (digits, dashes and spaces of all scripts), so that positions in it are
 * positions in the original.
 *
 * @param text digits of all scripts and full-width characters made plain
 * @param spoken the same with Chinese numerals as digits
 * @param small the text in small letters, to look for words in
 * @param characters of {@code small}, as {@link #characters} has them
 */
record NormalisedText(String text, String spoken, String small, long characters, int digits, int spokenDigits) {
    private static final String NUMERALS = "零一二三四五六七八九";
    private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";
    private static final String OTHER = "○幺两";
    private static final int[] OTHER_VALUES = {0, 1, 2};
    private static final String DASHES = "‐‑‒–—―−﹣－─";
    private static final String DOTS = "·•・‧∙●";

    static NormalisedText of(String original) {
        int plainDigits = 0;
        boolean isPlain = true;
        for (int at = 0; isPlain && at < original.length(); at++) {
            char each = original.charAt(at);
            isPlain = each < 0x80 && each != '\t';
            plainDigits += isDigit(each) ? 1 : 0;
        }
        return isPlain ? of(original, original, plainDigits, plainDigits) : normalised(original);
    }

    private static NormalisedText of(String text, String spoken, int digits, int spokenDigits) {
        String small = text.toLowerCase(Locale.ROOT);
        return new NormalisedText(text, spoken, small, characters(small), digits, spokenDigits);
    }

    /** A bit for each character that is in a text, of which several share one: a word whose bits it lacks is not in it. */
    static long characters(String text) {
        long characters = 0;
        for (int at = 0; at < text.length(); at++) {
            characters |= 1L << text.charAt(at);
        }
        return characters;
    }

    /** Whether there is nothing but one number. */
    boolean isNumber() {
        return digits == text.length();
    }

    private static NormalisedText normalised(String original) {
        char[] text = new char[original.length()];
        char[] spoken = new char[original.length()];
        int digits = 0;
        int spokenDigits = 0;
        for (int at = 0; at < text.length; at++) {
            text[at] = plain(original.charAt(at));
            spoken[at] = numeral(text[at]);
            digits += isDigit(text[at]) ? 1 : 0;
            spokenDigits += isDigit(spoken[at]) ? 1 : 0;
        }
        return of(new String(text), new String(spoken), digits, spokenDigits);
    }

    private static char plain(char original) {
        if (original < 0x80) {
            return original == '\t' ? ' ' : original;
        }
        if (DASHES.indexOf(original) >= 0) {
            return '-';
        }
        if (DOTS.indexOf(original) >= 0) {
            return '·';
        }
        if (original >= '\uff01' && original <= '\uff5e') {
            return (char) (original - 0xfee0);
        }
        if (Character.isSpaceChar(original) || original == '\u200b' || original == '\u200d' || original == '\ufeff') {
            return ' ';
        }
        int digit = Character.digit(original, 10);
        return digit >= 0 ? (char) ('0' + digit) : original;
    }

    private static char numeral(char plain) {
        if (plain < 0x80) {
            return plain;
        }
        int value = NUMERALS.indexOf(plain);
        if (value < 0) {
            value = FORMAL.indexOf(plain);
        }
        if (value < 0 && OTHER.indexOf(plain) >= 0) {
            value = OTHER_VALUES[OTHER.indexOf(plain)];
        }
        return value < 0 ? plain : (char) ('0' + value);
    }

    static boolean isDigit(char plain) {
        return plain >= '0' && plain <= '9';
    }
}

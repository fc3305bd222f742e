package pilotcity.portal.kernel.privacy;

import java.util.Locale;

/**
 * A text normalised character by character (digits, dashes and spaces of all scripts), so that positions in it are
 * positions in the original.
 *
 * @param text digits of all scripts and full-width characters made plain
 * @param spoken the same with Chinese numerals as digits
 * @param small the text in small letters, to look for words in
 */
record NormalisedText(String text, String spoken, String small, int digits, int spokenDigits) {
    private static final String NUMERALS = "零一二三四五六七八九";
    private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";
    private static final String OTHER = "○幺两";
    private static final int[] OTHER_VALUES = {0, 1, 2};
    private static final String DASHES = "‐‑‒–—―−﹣－─";
    private static final String DOTS = "·•・‧∙●";

    static NormalisedText of(String original) {
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
        String plain = new String(text);
        return new NormalisedText(plain, new String(spoken), plain.toLowerCase(Locale.ROOT), digits, spokenDigits);
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

package pilotcity.index.text;

import java.util.Locale;

/**
 * Texts as they are compared when somebody looks for words and names: however wide the letters are written, in
 * traditional characters or simplified ones.
 */
public final class TextFolding {
    private static final char FULL_WIDTH_FIRST = '\uFF01';
    private static final char FULL_WIDTH_LAST = '\uFF5E';
    private static final int TO_HALF_WIDTH = 0xFEE0;
    private static final char WIDE_SPACE = '\u3000';

    private TextFolding() {}

    /** The same for texts that differ in nothing but how their characters are written; case stays. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                int whole = text.codePointAt(i);
                folded.appendCodePoint(CharacterVariants.beyond(whole));
                i += Character.charCount(whole) - 1;
            } else if (CharacterVariants.of(c) != CharacterVariants.NOTHING) {
                folded.append(CharacterVariants.of(c));
            }
        }
        return folded.toString();
    }

    /** The same for one character, half of a pair as it is; 0 for one that only says how others are drawn. */
    public static char fold(char c) {
        return CharacterVariants.of(c);
    }

    /** The same in lower case. */
    public static String key(String text) {
        return fold(text).toLowerCase(Locale.ROOT);
    }

    /** Letters, digits and signs of full width as half width, as numbers, dates and codes are read; all else stays. */
    public static String narrow(String text) {
        int wide = 0;
        while (wide < text.length() && !isWide(text.charAt(wide))) {
            wide++;
        }
        if (wide == text.length()) {
            return text;
        }
        StringBuilder narrow = new StringBuilder(text);
        for (int i = wide; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isWide(c)) {
                narrow.setCharAt(i, c == WIDE_SPACE ? ' ' : (char) (c - TO_HALF_WIDTH));
            }
        }
        return narrow.toString();
    }

    private static boolean isWide(char c) {
        return c == WIDE_SPACE || (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST);
    }
}

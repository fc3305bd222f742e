package pilotcity.portal.kernel.learning.text;

import java.text.Normalizer;
import pilotcity.index.text.TextFolding;

/**
 * Makes texts alike that people take for the same: width, case and digits do not count, and what is not seen is left
 * out. Compatibility forms are those of Unicode Standard Annex 15, NFKC.
 */
public final class TextNormalization {
    /** What comes later in a text is not looked at, in UTF-16 units. */
    public static final int LONGEST = 4_000;

    private TextNormalization() {}

    /**
     * The normal form of {@code text}: its first {@value #LONGEST} units in NFKC and lower case, each number as one
     * {@code 0}, white space and controls as single spaces. Format characters, variation selectors and halves of
     * surrogate pairs are left out. Traditional characters become
     * simplified ones.
     */
    public static String normalize(String text) {
        String composed = Normalizer.normalize(visible(text), Normalizer.Form.NFKC);
        String lower = TextFolding.key(start(composed));
        StringBuilder normal = new StringBuilder(lower.length());
        lower.codePoints().forEach(each -> append(normal, each));
        return normal.toString();
    }

    private static void append(StringBuilder normal, int each) {
        char last = normal.isEmpty() ? ' ' : normal.charAt(normal.length() - 1);
        if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
            if (last != ' ') {
                normal.append(' ');
            }
        } else if (Character.isDigit(each)) {
            if (last != '0') {
                normal.append('0');
            }
        } else {
            normal.appendCodePoint(each);
        }
    }

    private static String visible(String text) {
        String start = start(text);
        StringBuilder seen = new StringBuilder(start.length());
        start.codePoints().forEach(each -> {
            switch (Character.getType(each)) {
                case Character.CONTROL -> seen.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> {}
                default -> {
                    if (!isVariationSelector(each)) {
                        seen.appendCodePoint(each);
                    }
                }
            }
        });
        return seen.toString();
    }

    private static boolean isVariationSelector(int each) {
        return (each >= 0xFE00 && each <= 0xFE0F) || (each >= 0xE0100 && each <= 0xE01EF);
    }

    private static String start(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}

package pilotcity.portal.kernel.table.schema.value.number;

import java.text.Normalizer;
import pilotcity.index.text.InvisibleCharacters;

/** Digits as they stand in cells: plain ones, and what they are without the spaces and the full width around them. */
public final class WrittenDigits {
    private WrittenDigits() {}

    /** Where the point of a plain number is, its length where it has none, -1 where it is no plain number. */
    public static int point(String text, int from) {
        int point = -1;
        for (int at = from; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '.' && point < 0 && at > from && at < text.length() - 1) {
                point = at;
            } else if (each < '0' || each > '9') {
                return -1;
            }
        }
        return text.length() == from ? -1 : point < 0 ? text.length() : point;
    }

    /**
     * A text in half width and without spaces around it; nothing where it is so already, or begins with a letter and is no
     * number.
     */
    public static String unwrapped(String text) {
        char first = text.charAt(0);
        boolean plain = isVisibleAscii(first) && isVisibleAscii(text.charAt(text.length() - 1));
        return plain || Character.isLetter(first)
                ? ""
                : Normalizer.normalize(InvisibleCharacters.strip(text), Normalizer.Form.NFKC);
    }

    private static boolean isVisibleAscii(char each) {
        return each > ' ' && each < 0x7f;
    }
}

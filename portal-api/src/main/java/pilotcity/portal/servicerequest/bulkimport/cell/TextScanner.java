package pilotcity.portal.servicerequest.bulkimport.cell;

import java.text.Normalizer;

/** A text that is read from left to right. */
final class TextScanner {
    private final String text;
    private int at;

    /** Full-width digits and signs are read as the others. */
    TextScanner(String text) {
        this.text = isPlain(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    boolean ended() {
        return at >= text.length();
    }

    boolean atDigit() {
        return at < text.length() && isDigit(text.charAt(at));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** How many digits stand here. */
    int digits() {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end - at;
    }

    /** The next number, of at most so many digits; -1 where none is. */
    int number(int most) {
        int start = at;
        int number = 0;
        while (at < text.length() && at - start < most && isDigit(text.charAt(at))) {
            number = number * 10 + text.charAt(at) - '0';
            at++;
        }
        return at == start ? -1 : number;
    }

    /** Nanoseconds of the digits here, however many. */
    int fraction() {
        int nanos = 0;
        int scale = 100_000_000;
        while (atDigit()) {
            nanos += (text.charAt(at) - '0') * scale;
            scale /= 10;
            at++;
        }
        return nanos;
    }

    /** Takes one of {@code signs}; 0 where none is. */
    char take(String signs) {
        if (at < text.length() && signs.indexOf(text.charAt(at)) >= 0) {
            return text.charAt(at++);
        }
        return 0;
    }

    /** Takes {@code word} in any case. */
    boolean takeWord(String word) {
        if (text.regionMatches(true, at, word, 0, word.length())) {
            at += word.length();
            return true;
        }
        return false;
    }

    void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}

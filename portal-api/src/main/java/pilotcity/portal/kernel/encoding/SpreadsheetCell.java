package pilotcity.portal.kernel.encoding;

import java.util.regex.Pattern;
import pilotcity.index.text.InvisibleCharacters;

/**
 * Texts in files that people open with spreadsheets, which take a cell that begins with certain signs for a formula and
 * run it (OWASP, CSV Injection). An apostrophe in front makes it a text again.
 */
public final class SpreadsheetCell {
    /** The header that says what was done to texts of a file: {@link #treatment}. */
    public static final String HEADER = "X-Formula-Cells";

    private static final String SIGNS = "=+-@＝＋－＠";
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private SpreadsheetCell() {}

    /** @param raw whether texts are as they are, and not {@linkplain #harmless harmless} */
    public static String treatment(boolean raw) {
        return raw ? "raw" : "apostrophe";
    }

    /** The same text, or with an apostrophe in front where a spreadsheet would run it. */
    public static String harmless(String text) {
        return isRun(text) ? "'" + text : text;
    }

    private static boolean isRun(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        if (first == '\t' || first == '\r') {
            return true;
        }
        String seen = InvisibleCharacters.strip(text);
        return !seen.isEmpty()
                && SIGNS.indexOf(seen.charAt(0)) >= 0
                && !NEGATIVE.matcher(text).matches();
    }
}

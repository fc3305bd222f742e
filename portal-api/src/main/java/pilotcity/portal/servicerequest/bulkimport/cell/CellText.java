package pilotcity.portal.servicerequest.bulkimport.cell;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Names as exports write them: in any case, with more or less space. */
public final class CellText {
    /** What stands for nothing, where a mapping does not say otherwise. */
    public static final Set<String> MISSING = Set.of(
            "", "null", "(null)", "na", "n/a", "#n/a", "nan", "none", "nil", "nul", "-", "--", "---", "—", "–", "\\n");

    private static final int LONGEST_MISSING = 24;

    private CellText() {}

    /** Two names that are the same to a reader have the same key. */
    public static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isSpace(c)) {
                continue;
            }
            key.append(c);
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isSpace(char c) {
        return c == '_' || c == '\uFEFF' || c == '\u200B' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    public static Set<String> keys(Collection<String> names) {
        return names.stream().map(CellText::key).collect(Collectors.toUnmodifiableSet());
    }

    /** Without space around it, also of the kinds that {@link String#strip} leaves. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isMargin(text.charAt(from))) {
            from++;
        }
        while (to > from && isMargin(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isMargin(char c) {
        return c <= ' ' || (c > '~' && (c == '\uFEFF' || Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    /** @param missing in lower case */
    public static boolean isMissing(String text, Set<String> missing) {
        return text.isEmpty() || (text.length() <= LONGEST_MISSING && missing.contains(text.toLowerCase(Locale.ROOT)));
    }
}

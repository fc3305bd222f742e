package pilotcity.index.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts text into runs of Chinese characters and runs of anything else. */
final class ScriptRuns {
    record Run(String text, boolean chinese) {}

    private ScriptRuns() {}

    static List<Run> of(String text) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            boolean chinese = isChinese(text.codePointAt(start));
            int end = start;
            while (end < text.length() && isChinese(text.codePointAt(end)) == chinese) {
                end += Character.charCount(text.codePointAt(end));
            }
            runs.add(new Run(text.substring(start, end), chinese));
            start = end;
        }
        return runs;
    }

    private static boolean isChinese(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }
}

package pilotcity.portal.kernel.learning.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.TextFolding;

/**
 * Cuts a text into what a linear classifier learns from: of Chinese the characters and their pairs and triples, of words
 * of letters the stems, their pairs and the letters within (3 to 5). No language has to be known beforehand.
 */
public final class TextFeatures {
    /** What is longer is not read. */
    public static final int LONGEST = 4_000;

    private static final int LONGEST_RUN = 3;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 5;
    private static final int LONGEST_WORD = 40;

    private static final Set<String> STOP_WORDS =
            Set.of(("the a an and or of to in on at is are was were be been it its"
                            + " this that there here i we you they he she my our your their his her with for from by as so but"
                            + " if not no do does did have has had will would can could please just very too also again now")
                    .split(" "));

    private final Map<String, Integer> counts = new HashMap<>();
    private @Nullable String last;

    private TextFeatures() {}

    /** How often each feature stands in the first 4,000 characters of {@code text}. */
    public static Map<String, Integer> of(String text) {
        TextFeatures features = new TextFeatures();
        features.read(normalised(text.length() > LONGEST ? text.substring(0, LONGEST) : text));
        return features.counts;
    }

    /** Full width, case, traditional characters and compatibility forms do not count; nor does which digit it is. */
    private static String normalised(String text) {
        return TextFolding.key(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("[0-9]+", "0");
    }

    private void read(String text) {
        int[] points = text.codePoints().toArray();
        int at = 0;
        while (at < points.length) {
            int end = at + 1;
            if (isWord(points[at])) {
                while (end < points.length && (isWord(points[end]) || points[end] == '\'')) {
                    end++;
                }
                word(new String(points, at, Math.min(end - at, LONGEST_WORD)));
            } else if (isRun(points[at])) {
                while (end < points.length && isRun(points[end])) {
                    end++;
                }
                run(points, at, end);
            }
            at = end;
        }
    }

    private static boolean isRun(int point) {
        return Character.isIdeographic(point) || Character.isDigit(point);
    }

    private static boolean isWord(int point) {
        return Character.isLetter(point) && !Character.isIdeographic(point);
    }

    private void run(int[] points, int from, int to) {
        for (int length = 1; length <= LONGEST_RUN; length++) {
            for (int at = from; at + length <= to; at++) {
                count(new String(points, at, length));
            }
        }
    }

    private void word(String given) {
        String word = given.endsWith("'s") ? given.substring(0, given.length() - 2) : given;
        if (STOP_WORDS.contains(word)) {
            return;
        }
        String stem = stem(word);
        count("w:" + stem);
        if (last != null) {
            count("v:" + last + " " + stem);
        }
        last = stem;
        String marked = "^" + word + "$";
        for (int length = SHORTEST_PART; length <= LONGEST_PART; length++) {
            for (int at = 0; at + length <= marked.length(); at++) {
                count("c:" + marked.substring(at, at + length));
            }
        }
    }

    /** The endings that English words of reports have most; the parts of words make up for the rest. */
    private static String stem(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 5 && word.endsWith("ing")) {
            return word.substring(0, length - 3);
        }
        if (length > 4 && (word.endsWith("ed") || word.endsWith("es"))) {
            return word.substring(0, length - 2);
        }
        return length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, length - 1) : word;
    }

    private void count(String feature) {
        counts.merge(feature.toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
}

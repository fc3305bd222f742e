package pilotcity.portal.suggestion.place.gazetteer;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import pilotcity.index.text.TextFolding;

/**
 * A text as names are looked for in it: simplified characters of half width, small letters without accents, no spaces,
 * hyphens or apostrophes; so that tian he, Tian-he and Tianhe are one. It remembers where each character stood.
 */
public final class FoldedText {
    private static final String DROPPED = " \t\u00A0\u3000-'\u2019\u2018`\u00B7\u2010\u2011";

    private final String words;
    private final String folded;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] apart;

    private FoldedText(String words, String folded, int[] starts, int[] ends, boolean[] apart) {
        this.words = words;
        this.folded = folded;
        this.starts = starts;
        this.ends = ends;
        this.apart = apart;
    }

    public static FoldedText of(String words) {
        StringBuilder folded = new StringBuilder(words.length());
        int[] starts = new int[words.length() + 1];
        int[] ends = new int[words.length() + 1];
        boolean[] apart = new boolean[words.length() + 1];
        boolean gap = true;
        for (int at = 0; at < words.length(); at++) {
            char c = plain(words.charAt(at));
            if (c == 0) {
                continue;
            }
            if (DROPPED.indexOf(c) >= 0) {
                gap = true;
                continue;
            }
            starts[folded.length()] = at;
            ends[folded.length()] = at + 1;
            apart[folded.length()] = gap;
            folded.append(c);
            gap = false;
        }
        int length = folded.length();
        apart[length] = true;
        return new FoldedText(
                words,
                folded.toString(),
                Arrays.copyOf(starts, length),
                Arrays.copyOf(ends, length),
                Arrays.copyOf(apart, length + 1));
    }

    private static char plain(char c) {
        char folded = TextFolding.fold(c);
        if (folded >= '\u00C0' && folded < '\u0250') {
            folded = Normalizer.normalize(String.valueOf(folded), Normalizer.Form.NFD)
                    .charAt(0);
        }
        return Character.toLowerCase(folded);
    }

    /** {@code name} as it would stand in a text. */
    static String key(String name) {
        return of(name).folded.toLowerCase(Locale.ROOT);
    }

    public String folded() {
        return folded;
    }

    public int length() {
        return folded.length();
    }

    /** Where in the words the folded part begins. */
    public int start(int from) {
        return starts[from];
    }

    /** Where in the words the part before {@code to} ends. */
    public int end(int to) {
        return ends[to - 1];
    }

    /** The folded part as it was written. */
    public String original(int from, int to) {
        return from == to ? "" : words.substring(start(from), end(to));
    }

    /** Whether something that separates stood before {@code at}. */
    public boolean isApart(int at) {
        return apart[at];
    }

    /** Whether a word may begin or end at {@code at}: anywhere but within Latin letters or within digits. */
    public boolean isBoundary(int at) {
        if (at <= 0 || at >= length() || apart[at]) {
            return true;
        }
        char before = folded.charAt(at - 1);
        char behind = folded.charAt(at);
        return !(isLatin(before) && isLatin(behind)) && !(Character.isDigit(before) && Character.isDigit(behind));
    }

    /** Whether the letter at {@code at} was written large. */
    public boolean isCapital(int at) {
        return Character.isUpperCase(TextFolding.fold(words.charAt(starts[at])));
    }

    /** Whether a letter of the Latin alphabet stands at {@code at}. */
    public boolean isLatin(int at) {
        return isLatin(folded.charAt(at));
    }

    static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}

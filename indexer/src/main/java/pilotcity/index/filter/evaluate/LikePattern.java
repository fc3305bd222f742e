package pilotcity.index.filter.evaluate;

import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * A pattern of LIKE: {@code %} for any run, {@code _} for one character, {@code \} in front of a character for itself
 * (OGC 21-065r2, /req/advanced-comparison-operators/like-predicate). Takes time in proportion to pattern times text at
 * most, where a regular expression could be made to take for ever.
 */
final class LikePattern {
    private static final int ANY = -1;
    private static final int ONE = -2;

    private final int[] pattern;

    private LikePattern(int[] pattern) {
        this.pattern = pattern;
    }

    static LikePattern compile(String text) {
        IntStream.Builder pattern = IntStream.builder();
        PrimitiveIterator.OfInt characters = text.codePoints().iterator();
        while (characters.hasNext()) {
            int c = characters.nextInt();
            if (c == '\\' && characters.hasNext()) {
                pattern.add(characters.nextInt());
            } else {
                pattern.add(c == '%' ? ANY : c == '_' ? ONE : c);
            }
        }
        return new LikePattern(pattern.build().toArray());
    }

    boolean matches(String value) {
        int[] text = value.codePoints().toArray();
        int at = 0;
        int p = 0;
        int lastAny = -1;
        int resume = 0;
        while (at < text.length) {
            if (p < pattern.length && pattern[p] == ANY) {
                lastAny = p++;
                resume = at;
            } else if (p < pattern.length && (pattern[p] == ONE || pattern[p] == text[at])) {
                p++;
                at++;
            } else if (lastAny >= 0) {
                p = lastAny + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY) {
            p++;
        }
        return p == pattern.length;
    }
}

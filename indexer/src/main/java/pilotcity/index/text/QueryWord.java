package pilotcity.index.text;

import java.util.List;
import java.util.stream.IntStream;

/** One word of a query, as its letters stand in the index, and the terms that the index has for it. */
record QueryWord(String text, List<String> terms) {
    private static final int LATIN_END = 0x250;

    static QueryWord of(String term) {
        return new QueryWord(term, List.of(term));
    }

    /** A word of characters that the index has as overlapping pairs. */
    static QueryWord ofPairs(String text) {
        return new QueryWord(text, pairs(text));
    }

    /** Each pair of neighbouring characters, or the only one. */
    static List<String> pairs(String text) {
        int[] characters = text.codePoints().toArray();
        if (characters.length < 2) {
            return List.of(text);
        }
        return IntStream.range(0, characters.length - 1)
                .mapToObj(i -> new String(characters, i, 2))
                .toList();
    }

    boolean isSingleCharacter() {
        return !isLatin() && text.codePointCount(0, text.length()) == 1;
    }

    boolean isLatin() {
        return text.codePoints().allMatch(c -> c < LATIN_END && Character.isLetterOrDigit(c));
    }
}

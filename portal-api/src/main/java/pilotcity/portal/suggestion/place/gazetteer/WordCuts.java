package pilotcity.portal.suggestion.place.gazetteer;

import java.util.BitSet;
import pilotcity.index.text.WordBoundaries;

/**
 * Whether names are whole words of a Chinese text: 朝阳 is none in 面朝阳光. Each run of characters is cut into words once, when
 * a name in it is doubted; that takes most of the time that reading a text takes.
 */
final class WordCuts {
    /** Longer runs are cut into pieces of this length, which now and then cuts a word. */
    private static final int LONGEST = 60;

    private final String text;
    private final BitSet known;
    private final BitSet boundaries;

    WordCuts(String text) {
        this.text = text;
        this.known = new BitSet(text.length());
        this.boundaries = new BitSet(text.length() + 1);
    }

    /** Whether a word goes on over the beginning or the end of the part, which is of Chinese characters. */
    boolean cut(int from, int to) {
        if (!known.get(from) || !known.get(to - 1)) {
            look(from, to);
        }
        return !boundaries.get(from) || !boundaries.get(to);
    }

    private void look(int from, int to) {
        int begin = from;
        while (begin > 0 && from - begin < LONGEST && FoldedText.isHan(text.charAt(begin - 1))) {
            begin--;
        }
        int end = to;
        while (end < text.length() && end - to < LONGEST && FoldedText.isHan(text.charAt(end))) {
            end++;
        }
        BitSet found = WordBoundaries.of(text.substring(begin, end));
        known.set(begin, end);
        for (int at = found.nextSetBit(0); at >= 0; at = found.nextSetBit(at + 1)) {
            boundaries.set(begin + at);
        }
    }
}

package pilotcity.index.text;

import java.util.BitSet;

/** Where the words of Chinese text begin and end, which it does not show. */
public final class WordBoundaries {
    private WordBoundaries() {}

    /**
     * Where a word of {@code run} begins or ends, its beginning and its end among them: 0, 1, 2 and 4 for 面朝阳光, of which
     * 阳光 is a word and 朝阳 is none.
     *
     * @param run Chinese characters only
     */
    public static BitSet of(String run) {
        BitSet boundaries = new BitSet(run.length() + 1);
        int end = 0;
        boundaries.set(end);
        for (String word : ChineseWords.cut(run)) {
            end += word.length();
            boundaries.set(end);
        }
        if (end != run.length()) {
            // the library has read something else than what stands there
            boundaries.set(0, run.length() + 1);
        }
        return boundaries;
    }
}

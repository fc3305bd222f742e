package pilotcity.index.text;

/** Where the words of Chinese text begin and end, which it does not show. */
public final class WordBoundaries {
    private WordBoundaries() {}

    /**
     * Whether a word begins within or before the part of {@code run} and ends behind where the part begins or ends, so
     * that the part is not made of whole words: 朝阳 in 面朝阳光, of which 阳光 is a word.
     *
     * @param run Chinese characters only
     * @param from where the part begins
     * @param to where it ends
     */
    public static boolean cutsWord(String run, int from, int to) {
        int end = 0;
        for (String word : ChineseWords.cut(run)) {
            int begin = end;
            end += word.length();
            boolean cutsFront = begin < from && from < end;
            boolean cutsBack = begin < to && to < end;
            if (cutsFront || cutsBack) {
                return true;
            }
        }
        return false;
    }
}

package pilotcity.index.text;

/** Where the words of Chinese text begin and end, which it does not show. */
public final class WordBoundaries {
    private WordBoundaries() {}

    /**
     * Whether a word of {@code run} begins before {@code at} and ends behind it: 面朝阳光 cut at 1 or 2 is whole words,
     * at 3 it cuts 阳光.
     *
     * @param run Chinese characters only
     */
    public static boolean cutsWord(String run, int at) {
        int end = 0;
        for (String word : ChineseWords.cut(run)) {
            int begin = end;
            end += word.length();
            if (begin < at && at < end) {
                return true;
            }
        }
        return false;
    }
}

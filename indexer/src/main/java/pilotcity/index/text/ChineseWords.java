package pilotcity.index.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts a run of Chinese characters into words of two or more: 广州智慧城 into 广州 and 智慧城. */
final class ChineseWords {
    /** Up to here a run is one name or word and is looked for as it stands. */
    private static final int WHOLE = 3;

    private ChineseWords() {}

    /** The words of {@code run}, which one after the other are the run itself. */
    static List<String> of(String run) {
        if (run.codePointCount(0, run.length()) <= WHOLE) {
            return List.of(run);
        }
        List<String> words = cut(run);
        boolean whole = String.join("", words).equals(run) && words.stream().allMatch(SurrogatePairs::arePaired);
        return whole ? joined(words) : List.of(run);
    }

    /** A single character belongs to the word before it, at the beginning to the one behind it. */
    static List<String> joined(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (String word : words) {
            boolean single = word.codePointCount(0, word.length()) == 1;
            boolean begun = !joined.isEmpty()
                    && joined.getLast().codePointCount(0, joined.getLast().length()) == 1;
            if (!joined.isEmpty() && (single || begun)) {
                joined.add(joined.removeLast() + word);
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    /** The words of {@code run}, single characters among them. */
    static List<String> cut(String run) {
        List<String> words = new ArrayList<>();
        try (HMMChineseTokenizer tokens = new HMMChineseTokenizer()) {
            tokens.setReader(new StringReader(run));
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}

package pilotcity.portal.kernel.learning.text;

import java.util.Set;

/**
 * Cuts a text of any language into the terms that tell what it is about. Runs of Chinese characters become their
 * n-grams of one and two characters (digits count as one); words of other scripts become the word without its ending,
 * the pair with the word before, and the n-grams of 3 to 5 characters within the word, which forgive spelling and
 * endings. Neither needs a dictionary, and a mixed text has terms of both.
 *
 * <p>A term is known by 64 bits of its hash alone (FNV-1a, Fowler, Noll and Vo, with the finalizer of MurmurHash3), so
 * that no model holds anybody's words.
 */
public final class NGramAnalyzer {
    private static final int LONGEST_HAN = 2;
    private static final int SHORTEST_PART = 3;
    private static final int LONGEST_PART = 5;

    /** A word that is longer is a mistake or an attack, and has no more parts than this many characters give. */
    private static final int LONGEST_WORD = 40;

    /** Frequent words that are in reports of every kind. */
    private static final Set<String> STOP_WORDS = Set.of(
            ("a again also an and are as at be been but by can could did do does for from had has have he her here his i"
                            + " if in is it its just my no not now of on or our please she so that the their there they"
                            + " this to too very was we were will with would you your")
                    .split(" "));

    private final TermCounts.Builder terms = new TermCounts.Builder();
    private final String text;
    private int at;
    private String before = "";

    private NGramAnalyzer(String text) {
        this.text = TextNormalization.normalize(text);
    }

    /** The terms of {@code text}; empty for a text without letters and digits. */
    public static TermCounts analyze(String text) {
        NGramAnalyzer analyzer = new NGramAnalyzer(text);
        while (analyzer.at < analyzer.text.length()) {
            analyzer.next();
        }
        return analyzer.terms.build();
    }

    private void next() {
        int start = at;
        if (isHan(current())) {
            while (at < text.length() && isHan(current())) {
                at += Character.charCount(current());
            }
            addHan(text.substring(start, at).codePoints().toArray());
        } else if (Character.isLetter(current())) {
            while (at < text.length() && isOfWord(current())) {
                at += Character.charCount(current());
            }
            addWord(text.substring(start, at));
        } else {
            at += Character.charCount(current());
        }
    }

    private int current() {
        return text.codePointAt(at);
    }

    private void addHan(int[] run) {
        for (int start = 0; start < run.length; start++) {
            for (int length = 1; length <= LONGEST_HAN && start + length <= run.length; length++) {
                terms.add(TermHash.of('h', run, start, length), false);
            }
        }
    }

    private void addWord(String found) {
        String word = WordEnding.strip(found);
        if (STOP_WORDS.contains(word)) {
            return;
        }
        int[] letters = word.codePoints().limit(LONGEST_WORD).toArray();
        terms.add(TermHash.of('w', letters, 0, letters.length), false);
        if (!before.isEmpty()) {
            int[] pair = (before + ' ' + word).codePoints().toArray();
            terms.add(TermHash.of('p', pair, 0, pair.length), false);
        }
        before = word;
        addParts(("^" + new String(letters, 0, letters.length) + "$")
                .codePoints()
                .toArray());
    }

    private void addParts(int[] letters) {
        for (int length = SHORTEST_PART; length <= LONGEST_PART; length++) {
            for (int start = 0; start + length <= letters.length; start++) {
                terms.add(TermHash.of('c', letters, start, length), true);
            }
        }
    }

    private static boolean isHan(int each) {
        return Character.isIdeographic(each) || (each >= 0x3040 && each <= 0x30FF) || Character.isDigit(each);
    }

    private static boolean isOfWord(int each) {
        return (Character.isLetter(each) && !isHan(each))
                || each == '\''
                || each == '’'
                || Character.getType(each) == Character.NON_SPACING_MARK
                || Character.getType(each) == Character.COMBINING_SPACING_MARK;
    }
}

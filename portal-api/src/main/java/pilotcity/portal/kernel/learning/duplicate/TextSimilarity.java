package pilotcity.portal.kernel.learning.duplicate;

import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.Set;
import pilotcity.index.text.TextFolding;

/**
 * How much two texts have in common, as the resemblance of their shingles (Broder 1997, <i>On the resemblance and
 * containment of documents</i>): pairs of Chinese characters, words of other scripts, and numbers.
 */
public final class TextSimilarity {
    /** As much as is compared of a text, in UTF-16 units. */
    private static final int LONGEST = 4_000;

    /** Shingles that two short texts share by chance: "路灯不亮" twice is little evidence, a paragraph twice is much. */
    private static final int BY_CHANCE = 4;

    private static final Set<String> FUNCTION_WORDS = Set.of(
            "a", "about", "an", "and", "are", "at", "be", "been", "but", "by", "can", "do", "for", "from", "had", "has",
            "have", "here", "i", "in", "is", "it", "its", "me", "my", "near", "not", "of", "on", "or", "our", "please",
            "so", "that", "the", "there", "they", "this", "to", "was", "we", "were", "with", "you", "your");

    private TextSimilarity() {}

    /** Of two descriptions, from 0 to less than 1: the same short words are less alike than the same long ones. */
    public static double ofWords(String one, String other) {
        Set<String> first = shingles(one);
        Set<String> second = shingles(other);
        first.removeAll(FUNCTION_WORDS);
        second.removeAll(FUNCTION_WORDS);
        return resemblance(first, second, BY_CHANCE);
    }

    /** Of two addresses, from 0 to 1; 0 where one of them is empty. */
    public static double ofAddresses(String one, String other) {
        return resemblance(shingles(one), shingles(other), 0);
    }

    private static double resemblance(Set<String> one, Set<String> other, int byChance) {
        long common = one.stream().filter(other::contains).count();
        return common == 0 ? 0 : (double) common / (one.size() + other.size() - common + byChance);
    }

    private static Set<String> shingles(String text) {
        String folded = TextFolding.key(text.substring(0, Math.min(text.length(), LONGEST)));
        Set<String> shingles = new HashSet<>();
        int begin = 0;
        Script script = Script.NONE;
        for (int at = 0; at < folded.length(); ) {
            int character = folded.codePointAt(at);
            Script next = Script.of(character);
            if (next != script) {
                script.add(folded.substring(begin, at), shingles);
                begin = at;
                script = next;
            }
            at += Character.charCount(character);
        }
        script.add(folded.substring(begin), shingles);
        return shingles;
    }

    /** What a run of characters is made of, and how it is cut. */
    private enum Script {
        HAN,
        WORD,
        NUMBER,
        NONE;

        static Script of(int character) {
            if (UnicodeScript.of(character) == UnicodeScript.HAN) {
                return HAN;
            }
            return Character.isDigit(character) ? NUMBER : Character.isLetter(character) ? WORD : NONE;
        }

        void add(String run, Set<String> shingles) {
            switch (this) {
                case WORD, NUMBER -> shingles.add(run);
                case HAN -> addPairs(run.codePoints().toArray(), shingles);
                case NONE -> {}
            }
        }

        private static void addPairs(int[] characters, Set<String> shingles) {
            if (characters.length == 1) {
                shingles.add(Character.toString(characters[0]));
            }
            for (int i = 0; i + 1 < characters.length; i++) {
                shingles.add(new String(characters, i, 2));
            }
        }
    }
}

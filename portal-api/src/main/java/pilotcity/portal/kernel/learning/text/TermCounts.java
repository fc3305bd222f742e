package pilotcity.portal.kernel.learning.text;

import java.util.Arrays;

/**
 * How often each term is in one text.
 *
 * @param terms hashes in ascending order; the last bit is set for a part of a word, which counts half
 * @param counts as many, 1 or more
 */
public record TermCounts(long[] terms, int[] counts) {
    /** How much of a full term it is. */
    static double share(long term) {
        return (term & 1) == 0 ? 1 : 0.5;
    }

    static final class Builder {
        private long[] found = new long[64];
        private int size;

        void add(long term, boolean partOfWord) {
            if (size == found.length) {
                found = Arrays.copyOf(found, 2 * size);
            }
            found[size++] = partOfWord ? term | 1 : term & ~1;
        }

        TermCounts build() {
            Arrays.sort(found, 0, size);
            long[] terms = new long[size];
            int[] counts = new int[size];
            int distinct = 0;
            for (int at = 0; at < size; at++) {
                if (at > 0 && found[at] == found[at - 1]) {
                    counts[distinct - 1]++;
                } else {
                    terms[distinct] = found[at];
                    counts[distinct++] = 1;
                }
            }
            return new TermCounts(Arrays.copyOf(terms, distinct), Arrays.copyOf(counts, distinct));
        }
    }
}

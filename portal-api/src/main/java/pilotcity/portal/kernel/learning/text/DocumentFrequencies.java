package pilotcity.portal.kernel.learning.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/** In how many texts each term is: a table of millions of terms that holds no object for each. */
public final class DocumentFrequencies {
    private static final long FREE = 0;

    private long[] terms = new long[1 << 12];
    private int[] counts = new int[1 << 12];
    private int size;
    private int texts;

    /** Counts the terms of one more text. */
    public void add(TermCounts text) {
        texts++;
        for (long term : text.terms()) {
            if (2 * (size + 1) > terms.length) {
                grow();
            }
            count(term, 1);
        }
    }

    int texts() {
        return texts;
    }

    /** The {@code most} terms that are in most texts, those with lower hashes first where they are in as many. */
    Frequent mostFrequent(int most) {
        int[] places =
                IntStream.range(0, terms.length).filter(at -> terms[at] != FREE).toArray();
        int least = leastOf(places, most);
        int above = (int) Arrays.stream(places).filter(at -> counts[at] > least).count();
        long[] last = Arrays.stream(places)
                .filter(at -> counts[at] == least)
                .mapToLong(at -> terms[at])
                .sorted()
                .limit(most - above)
                .toArray();
        long[] chosen = Arrays.stream(places)
                .filter(at -> counts[at] > least || Arrays.binarySearch(last, terms[at]) >= 0)
                .mapToLong(at -> terms[at])
                .sorted()
                .toArray();
        return new Frequent(
                chosen,
                Arrays.stream(chosen).mapToInt(term -> counts[place(term)]).toArray());
    }

    /** How often the least frequent of the {@code most} most frequent terms is there. */
    private int leastOf(int[] places, int most) {
        int[] sorted = Arrays.stream(places).map(at -> counts[at]).sorted().toArray();
        return sorted.length == 0 ? 1 : sorted[Math.max(0, sorted.length - most)];
    }

    private void grow() {
        long[] oldTerms = terms;
        int[] oldCounts = counts;
        terms = new long[2 * oldTerms.length];
        counts = new int[terms.length];
        size = 0;
        for (int at = 0; at < oldTerms.length; at++) {
            if (oldTerms[at] != FREE) {
                count(oldTerms[at], oldCounts[at]);
            }
        }
    }

    private void count(long term, int times) {
        int place = place(term);
        if (terms[place] == FREE) {
            terms[place] = term;
            size++;
        }
        counts[place] += times;
    }

    /** Where the term is or would be; no hash is likely to be 0, and a term that were would not be counted. */
    private int place(long term) {
        int place = (int) (term >>> 20) & (terms.length - 1);
        while (terms[place] != FREE && terms[place] != term) {
            place = (place + 1) & (terms.length - 1);
        }
        return place;
    }

    /** Terms in ascending order, and in how many texts each is. */
    record Frequent(long[] terms, int[] counts) {}
}

package pilotcity.portal.suggestion.place.gazetteer;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * All names in order, walked letter by letter: which of them stand in a text at one spot. An array of some ten thousand
 * names takes a few megabytes and less than a microsecond a spot.
 */
final class NameTable {
    private final String[] names;
    private final List<List<Posting>> postings;

    /** What a name may stand for, and how it is written. */
    record Posting(GazetteerEntry entry, NameForm form) {}

    /** A name that stands in the text up to {@code to}. */
    record Found(int to, List<Posting> postings) {}

    private NameTable(String[] names, List<List<Posting>> postings) {
        this.names = names;
        this.postings = postings;
    }

    static NameTable of(Map<String, List<Posting>> byName) {
        String[] names = byName.keySet().toArray(String[]::new);
        Arrays.sort(names, Comparator.naturalOrder());
        return new NameTable(
                names,
                Arrays.stream(names).map(name -> List.copyOf(byName.get(name))).toList());
    }

    /** Adds to {@code found} what begins at {@code from}, the shortest first. */
    void find(String text, int from, List<Found> found) {
        int low = 0;
        int high = names.length;
        for (int depth = 0; from + depth < text.length() && low < high; depth++) {
            char c = text.charAt(from + depth);
            low = first(low, high, depth, c);
            high = first(low, high, depth, (char) (c + 1));
            if (low < high && names[low].length() == depth + 1) {
                found.add(new Found(from + depth + 1, postings.get(low)));
                low++;
            }
        }
    }

    /** The first of {@code low} to {@code high}, which are the same up to {@code depth}, that goes on with {@code c}. */
    private int first(int low, int high, int depth, char c) {
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (names[middle].charAt(depth) < c) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}

package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pilotcity.portal.kernel.table.schema.CellFault;

/** The different values of a column with their counts, as long as they are few and short. */
public final class DistinctValues {
    private static final int MOST = 200;
    private static final int MOST_CHARACTERS = 10_000;
    private static final int SHOWN = 3;

    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private final List<String> first = new ArrayList<>();
    private int characters;
    private boolean complete = true;

    void add(String text, long times) {
        if (!complete) {
            return;
        }
        long[] count = counts.get(text);
        if (count != null) {
            count[0] += times;
            return;
        }
        if (first.size() < SHOWN) {
            first.add(CellFault.shortened(text));
        }
        characters += text.length();
        if (counts.size() == MOST || characters > MOST_CHARACTERS) {
            complete = false;
            counts.clear();
            return;
        }
        counts.put(text, new long[] {times});
    }

    /** Whether all values are here. */
    boolean isComplete() {
        return complete;
    }

    int size() {
        return counts.size();
    }

    /** The values, the most frequent first. */
    List<String> byCount() {
        return counts.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, long[]>>comparingLong(each -> -each.getValue()[0])
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    public List<String> first() {
        return first;
    }

    /** The values that stand in the fewest cells, where some stand in more than others. */
    List<String> rarest() {
        List<String> values = byCount();
        boolean uneven = !values.isEmpty()
                && counts.getOrDefault(values.getFirst(), new long[1])[0]
                        > counts.getOrDefault(values.getLast(), new long[1])[0];
        return uneven
                ? values.reversed().stream()
                        .limit(SHOWN)
                        .map(CellFault::shortened)
                        .toList()
                : List.of();
    }
}

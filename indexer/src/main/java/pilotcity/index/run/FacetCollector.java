package pilotcity.index.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import pilotcity.index.column.OrdinalColumn;
import pilotcity.index.column.SegmentColumns;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;

/** Counts values in the same pass that finds the hits: an array by ordinal in each segment, names only at its end. */
final class FacetCollector {
    private static final Comparator<FacetCount> MOST_FIRST =
            Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

    private final List<FacetRequest> requests;
    private final List<Map<String, Long>> totals = new ArrayList<>();

    FacetCollector(List<FacetRequest> requests) {
        this.requests = requests;
        requests.forEach(request -> totals.add(new HashMap<>()));
    }

    /** What counts the matches of {@code segment}. */
    Segment segment(LeafReader segment) throws IOException {
        Counter[] counters = new Counter[requests.size()];
        for (int i = 0; i < counters.length; i++) {
            counters[i] = counter(segment, requests.get(i).field(), totals.get(i));
        }
        return new Segment(counters);
    }

    private static Counter counter(LeafReader segment, String field, Map<String, Long> total) throws IOException {
        FieldInfo info = segment.getFieldInfos().fieldInfo(field);
        if (info != null && info.getDocValuesType() == DocValuesType.SORTED_NUMERIC) {
            return new Numbers(DocValues.getSortedNumeric(segment, field), total);
        }
        OrdinalColumn column = SegmentColumns.of(segment).ordinals(segment, field);
        return new Ordinals(column, new int[column.slots()], segment, total);
    }

    /** Adds what {@code other} has counted, which was asked the same. */
    void add(FacetCollector other) {
        for (int i = 0; i < totals.size(); i++) {
            Map<String, Long> total = totals.get(i);
            other.totals.get(i).forEach((value, count) -> total.merge(value, count, Long::sum));
        }
    }

    /** The counts of each field, in the order of the requests. */
    Map<String, List<FacetCount>> counts() {
        Map<String, List<FacetCount>> counts = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            List<FacetCount> sorted = totals.get(i).entrySet().stream()
                    .map(entry -> new FacetCount(entry.getKey(), entry.getValue()))
                    .sorted(MOST_FIRST)
                    .limit(requests.get(i).limit())
                    .toList();
            counts.put(requests.get(i).field(), sorted);
        }
        return counts;
    }

    /** Counts the matches of one segment. */
    static final class Segment {
        private final Counter[] counters;

        private Segment(Counter[] counters) {
            this.counters = counters;
        }

        /** The first {@code size} of {@code documents}, which ascend and come after those before. */
        void count(int[] documents, int size) throws IOException {
            for (Counter counter : counters) {
                counter.count(documents, size);
            }
        }

        /** All documents from {@code from} to before {@code to}. */
        void countRange(int from, int to) throws IOException {
            for (Counter counter : counters) {
                counter.countRange(from, to);
            }
        }

        void finish() throws IOException {
            for (Counter counter : counters) {
                counter.addNames();
            }
        }
    }

    /** Counts the values of one field in one segment. */
    private sealed interface Counter {
        void count(int[] documents, int size) throws IOException;

        void countRange(int from, int to) throws IOException;

        /** Adds what was counted to the totals, when the segment is through. */
        void addNames() throws IOException;
    }

    /** Whole numbers have no ordinals. */
    private record Numbers(SortedNumericDocValues values, Map<String, Long> total) implements Counter {
        @Override
        public void count(int[] documents, int size) throws IOException {
            for (int i = 0; i < size; i++) {
                count(documents[i]);
            }
        }

        @Override
        public void countRange(int from, int to) throws IOException {
            for (int document = from; document < to; document++) {
                count(document);
            }
        }

        private void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int value = 0; value < values.docValueCount(); value++) {
                    total.merge(String.valueOf(values.nextValue()), 1L, Long::sum);
                }
            }
        }

        @Override
        public void addNames() {}
    }

    private record Ordinals(OrdinalColumn column, int[] counts, LeafReader segment, Map<String, Long> total)
            implements Counter {
        @Override
        public void count(int[] documents, int size) {
            column.count(documents, size, counts);
        }

        @Override
        public void countRange(int from, int to) {
            column.countRange(from, to, counts);
        }

        @Override
        public void addNames() throws IOException {
            for (int slot = 1; slot < counts.length; slot++) {
                if (counts[slot] > 0) {
                    total.merge(column.name(slot, segment), (long) counts[slot], Long::sum);
                }
            }
        }
    }
}

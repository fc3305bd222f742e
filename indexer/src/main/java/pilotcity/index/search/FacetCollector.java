package pilotcity.index.search;

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
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** Counts values in the same pass that finds the hits: an array by ordinal in each segment, names only at its end. */
final class FacetCollector implements Collector {
    private static final Comparator<FacetCount> MOST_FIRST =
            Comparator.comparingLong(FacetCount::count).reversed().thenComparing(FacetCount::value);

    private final List<FacetRequest> requests;
    private final List<Map<String, Long>> totals = new ArrayList<>();

    FacetCollector(List<FacetRequest> requests) {
        this.requests = requests;
        requests.forEach(request -> totals.add(new HashMap<>()));
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
        List<Counter> counters = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            counters.add(counter(segment.reader(), requests.get(i).field(), totals.get(i)));
        }
        return new Leaf(counters.toArray(Counter[]::new));
    }

    private static Counter counter(LeafReader segment, String field, Map<String, Long> total) throws IOException {
        FieldInfo info = segment.getFieldInfos().fieldInfo(field);
        if (info != null && info.getDocValuesType() == DocValuesType.SORTED_NUMERIC) {
            return new Numbers(DocValues.getSortedNumeric(segment, field), total);
        }
        return OrdinalCounter.of(DocValues.getSortedSet(segment, field), total);
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

    private record Leaf(Counter[] counters) implements LeafCollector {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int document) throws IOException {
            for (Counter counter : counters) {
                counter.count(document);
            }
        }

        @Override
        public void finish() throws IOException {
            for (Counter counter : counters) {
                counter.addNames();
            }
        }
    }

    /** Counts the values of one field in one segment. */
    private sealed interface Counter {
        void count(int document) throws IOException;

        /** Adds what was counted to the totals, when the segment is through. */
        void addNames() throws IOException;
    }

    /** Whole numbers have no ordinals. */
    private record Numbers(SortedNumericDocValues values, Map<String, Long> total) implements Counter {
        @Override
        public void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    total.merge(String.valueOf(values.nextValue()), 1L, Long::sum);
                }
            }
        }

        @Override
        public void addNames() {}
    }

    private abstract static sealed class OrdinalCounter implements Counter {
        final int[] counts;
        private final Map<String, Long> total;

        OrdinalCounter(int ordinals, Map<String, Long> total) {
            this.counts = new int[ordinals];
            this.total = total;
        }

        static OrdinalCounter of(SortedSetDocValues values, Map<String, Long> total) {
            SortedDocValues single = DocValues.unwrapSingleton(values);
            return single != null ? new Single(single, total) : new Many(values, total);
        }

        abstract String name(int ordinal) throws IOException;

        @Override
        public void addNames() throws IOException {
            for (int ordinal = 0; ordinal < counts.length; ordinal++) {
                if (counts[ordinal] > 0) {
                    total.merge(name(ordinal), (long) counts[ordinal], Long::sum);
                }
            }
        }
    }

    private static final class Single extends OrdinalCounter {
        private final SortedDocValues values;

        Single(SortedDocValues values, Map<String, Long> total) {
            super(values.getValueCount(), total);
            this.values = values;
        }

        @Override
        public void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                counts[values.ordValue()]++;
            }
        }

        @Override
        String name(int ordinal) throws IOException {
            return values.lookupOrd(ordinal).utf8ToString();
        }
    }

    private static final class Many extends OrdinalCounter {
        private final SortedSetDocValues values;

        Many(SortedSetDocValues values, Map<String, Long> total) {
            super(Math.toIntExact(values.getValueCount()), total);
            this.values = values;
        }

        @Override
        public void count(int document) throws IOException {
            if (values.advanceExact(document)) {
                for (int i = 0; i < values.docValueCount(); i++) {
                    counts[(int) values.nextOrd()]++;
                }
            }
        }

        @Override
        String name(int ordinal) throws IOException {
            return values.lookupOrd(ordinal).utf8ToString();
        }
    }
}

package pilotcity.index.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.plan.SearchPlan;
import pilotcity.index.search.SearchTimeout;

/** Looks for the matches of a plan, range by range of each segment. */
public final class PlanSearch {
    /**
     * So many documents of a range are gone through between two looks at the clock; slow conditions look themselves.
     */
    private static final int STEP = 1 << 13;

    /** Where nothing is looked for, nothing matches better than something else. */
    private static final Scorable UNSCORED = new Scorable() {
        @Override
        public float score() {
            return 0;
        }
    };

    private final IndexSearcher searcher;
    private final SearchPlan plan;
    private final long deadline;

    public PlanSearch(IndexReader reader, SearchPlan plan, Duration timeout) {
        // A reader that several threads meet for the first time may give each another view of its segments.
        this.searcher = new IndexSearcher(reader);
        this.plan = plan;
        this.deadline = System.nanoTime() + timeout.toNanos();
        searcher.setTimeout(this::isOver);
    }

    /** Is shown the matches of one segment after the other. */
    public interface Collector {
        ScoreMode scoreMode();

        Segment segment(LeafReaderContext segment) throws IOException;
    }

    /**
     * Is shown the matches of one segment, one range after the other: all of a range are of one section, in its order.
     * It ends a range by {@link CollectionTerminatedException}.
     */
    interface Segment extends LeafCollector {
        default void begin() {}
    }

    /** Documents of one segment. */
    private record Range(LeafReaderContext segment, int from, int to) {}

    /** @throws SearchTimeout when it takes too long */
    public void run(Collector collector) throws IOException {
        collect(ranges(), weight(collector.scoreMode()), collector);
    }

    /**
     * The same, in two parts where a processor is idle.
     *
     * @param joined combines two that have each searched a part
     */
    public <C extends Collector> C run(ParallelSlices slices, Supplier<C> made, BinaryOperator<C> joined)
            throws IOException {
        List<Range> all = ranges();
        long documents = all.stream().mapToLong(range -> range.to - range.from).sum();
        C first = made.get();
        Weight weight = weight(first.scoreMode());
        return slices.run(
                documents,
                part -> {
                    C collector = Boolean.FALSE.equals(part) ? made.get() : first;
                    collect(part == null ? all : half(all, documents / 2, part), weight, collector);
                    return collector;
                },
                joined);
    }

    private List<Range> ranges() throws IOException {
        List<Range> ranges = new ArrayList<>();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            for (SectionsQuery.Part part : plan.sections().parts(segment.reader())) {
                ranges.add(new Range(segment, part.from(), part.to()));
            }
        }
        return ranges;
    }

    /** The first {@code documents} of {@code all}, or the others. */
    private static List<Range> half(List<Range> all, long documents, boolean first) {
        List<Range> half = new ArrayList<>();
        long left = documents;
        for (Range range : all) {
            int cut = range.from + (int) Math.min(left, range.to - range.from);
            left -= cut - range.from;
            Range part = first ? new Range(range.segment, range.from, cut) : new Range(range.segment, cut, range.to);
            if (part.from < part.to) {
                half.add(part);
            }
        }
        return half;
    }

    /** @return null when all documents of the ranges match */
    private @Nullable Weight weight(ScoreMode mode) throws IOException {
        if (plan.isAll()) {
            return null;
        }
        return searcher.createWeight(searcher.rewrite(plan.within()), mode, 1);
    }

    private void collect(List<Range> ranges, @Nullable Weight weight, Collector collector) throws IOException {
        for (int from = 0, to = 0; from < ranges.size(); from = to) {
            LeafReaderContext segment = ranges.get(from).segment;
            while (to < ranges.size() && ranges.get(to).segment.ord == segment.ord) {
                to++;
            }
            if (weight == null) {
                Segment into = collector.segment(segment);
                into.setScorer(UNSCORED);
                collect(ranges.subList(from, to), null, into);
            } else {
                BulkScorer matches = weight.bulkScorer(segment);
                if (matches != null) {
                    collect(
                            ranges.subList(from, to),
                            new Matches(weight, segment, matches),
                            collector.segment(segment));
                }
            }
        }
    }

    /** What finds the matches of one segment. */
    private static final class Matches {
        private final Weight weight;
        private final LeafReaderContext segment;
        private @Nullable BulkScorer scorer;

        Matches(Weight weight, LeafReaderContext segment, BulkScorer scorer) {
            this.weight = weight;
            this.segment = segment;
            this.scorer = scorer;
        }

        BulkScorer scorer() throws IOException {
            if (scorer == null) {
                scorer = weight.bulkScorer(segment);
            }
            return Objects.requireNonNull(scorer);
        }

        /** One that goes through a window at a time still holds the rest of its window, and would show it again. */
        void breakOff() {
            scorer = null;
        }
    }

    private void collect(List<Range> ranges, @Nullable Matches matches, Segment into) throws IOException {
        for (Range range : ranges) {
            Bits live = range.segment.reader().getLiveDocs();
            into.begin();
            try {
                if (matches == null) {
                    all(into, live, range.from, range.to);
                } else {
                    matches(matches.scorer(), into, live, range.from, range.to);
                }
            } catch (CollectionTerminatedException e) {
                // This range needs no further matches.
                if (matches != null) {
                    matches.breakOff();
                }
            }
        }
        into.finish();
    }

    private void matches(BulkScorer scorer, Segment into, @Nullable Bits live, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            checkTime();
            int end = Math.min(to, at + STEP);
            at = Math.max(scorer.score(into, live, at, end), end);
        }
    }

    private void all(Segment into, @Nullable Bits live, int from, int to) throws IOException {
        checkTime();
        if (live == null) {
            into.collectRange(from, to);
            return;
        }
        for (int document = from; document < to; document++) {
            int first = document;
            while (document < to && live.get(document)) {
                document++;
            }
            if (document > first) {
                into.collectRange(first, document);
            }
        }
    }

    private void checkTime() {
        if (isOver()) {
            throw new SearchTimeout();
        }
    }

    private boolean isOver() {
        return System.nanoTime() - deadline > 0;
    }
}

package pilotcity.index.search;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Looks for the matches of a plan, range by range of each segment. */
final class PlanSearch {
    /** So many documents of a range are gone through between two looks at the clock. */
    private static final int STEP = 1 << 13;

    /** Where nothing is looked for, nothing matches better than something else. */
    private static final Scorable UNSCORED = new Scorable() {
        @Override
        public float score() {
            return 0;
        }
    };

    private final IndexReader reader;
    private final Plan plan;
    private final long deadline;

    PlanSearch(IndexReader reader, Plan plan, Duration timeout) {
        this.reader = reader;
        this.plan = plan;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /** Is shown the matches of one segment after the other. */
    interface Collector {
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

    /** @throws SearchTimeout when it takes too long */
    void run(Collector collector) throws IOException {
        Weight weight = plan.isAll() ? null : weight(collector.scoreMode());
        for (LeafReaderContext segment : reader.leaves()) {
            int[] ranges = plan.sections().ranges(segment.reader());
            ScorerSupplier matches = weight == null || ranges.length == 0 ? null : weight.scorerSupplier(segment);
            if (ranges.length == 0 || (weight != null && matches == null)) {
                continue;
            }
            if (matches != null) {
                matches.setTopLevelScoringClause();
            }
            BulkScorer scorer = matches == null ? null : matches.bulkScorer();
            Segment into = collector.segment(segment);
            if (scorer == null) {
                into.setScorer(UNSCORED);
            }
            for (int i = 0; i < ranges.length; i += 2) {
                into.begin();
                range(scorer, into, segment.reader().getLiveDocs(), ranges[i], ranges[i + 1]);
            }
            into.finish();
        }
    }

    private Weight weight(ScoreMode mode) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        return searcher.createWeight(searcher.rewrite(plan.within()), mode, 1);
    }

    private void range(@Nullable BulkScorer scorer, Segment into, @Nullable Bits live, int from, int to)
            throws IOException {
        try {
            if (scorer == null) {
                all(into, live, from, to);
            } else {
                for (int at = from; at < to; ) {
                    checkTime();
                    at = Math.max(scorer.score(into, live, at, Math.min(to, at + STEP)), at);
                }
            }
        } catch (CollectionTerminatedException e) {
            // It has seen enough of this range.
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
        if (System.nanoTime() - deadline > 0) {
            throw new SearchTimeout();
        }
    }
}

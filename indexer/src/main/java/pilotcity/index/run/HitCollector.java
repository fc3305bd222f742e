package pilotcity.index.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldDocs;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.FacetCount;

/** Looks at every match once: keeps the best, counts all, and counts their values a few hundred at a time. */
final class HitCollector implements PlanSearch.Collector {
    private static final int AT_ONCE = 256;

    private final @Nullable TopHits top;
    private final @Nullable FacetCollector facets;
    private final int first;
    private final boolean counted;
    private final int[] documents = new int[AT_ONCE];
    private long total;
    private @Nullable TopFieldDocs best;

    /**
     * @param first how many of each range can be among the best: all, unless ranges are in the order that is asked for
     * @param counted whether every match counts, also where it cannot be among the best
     */
    HitCollector(@Nullable TopHits top, @Nullable FacetCollector facets, int first, boolean counted) {
        this.top = top;
        this.facets = facets;
        this.first = first;
        this.counted = counted;
    }

    /**
     * What both have collected.
     *
     * @param most how many of the best are wanted
     */
    static HitCollector join(HitCollector one, HitCollector other, Sort order, int most) {
        one.total += other.total;
        if (one.facets != null && other.facets != null) {
            one.facets.add(other.facets);
        }
        if (one.top != null) {
            one.best = TopDocs.merge(order, most, new TopFieldDocs[] {one.best(), other.best()});
        }
        return one;
    }

    /** The best in their order. */
    TopFieldDocs best() {
        TopFieldDocs known = best;
        if (known == null) {
            known = top == null ? TopHits.NONE : top.documents();
            best = known;
        }
        return known;
    }

    Map<String, List<FacetCount>> facets() {
        return facets == null ? Map.of() : facets.counts();
    }

    long total() {
        return total;
    }

    @Override
    public ScoreMode scoreMode() {
        if (top != null && !counted) {
            return top.scoreMode();
        }
        return top == null || !top.scoreMode().needsScores() ? ScoreMode.COMPLETE_NO_SCORES : ScoreMode.COMPLETE;
    }

    @Override
    public PlanSearch.Segment segment(LeafReaderContext segment) throws IOException {
        return new Segment(
                top == null ? null : top.segment(segment), facets == null ? null : facets.segment(segment.reader()));
    }

    private final class Segment implements PlanSearch.Segment {
        private final @Nullable LeafCollector best;
        private final FacetCollector.@Nullable Segment values;
        private int left;
        private int size;

        Segment(@Nullable LeafCollector best, FacetCollector.@Nullable Segment values) {
            this.best = best;
            this.values = values;
        }

        @Override
        public void begin() {
            left = best == null ? 0 : first;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            if (best != null) {
                best.setScorer(scorer);
            }
        }

        @Override
        public void collect(int document) throws IOException {
            offer(document);
            keep(document);
        }

        private void keep(int document) throws IOException {
            total++;
            if (values != null) {
                documents[size++] = document;
                if (size == AT_ONCE) {
                    count(values);
                }
            }
        }

        @Override
        public void collect(DocIdStream stream) throws IOException {
            if (left > 0 || !counted) {
                stream.forEach(this::collect);
            } else if (values == null) {
                total += stream.count();
            } else {
                stream.forEach(this::keep);
            }
        }

        @Override
        public void collectRange(int from, int to) throws IOException {
            total += to - from;
            for (int document = from; document < to && left > 0; document++) {
                offer(document);
            }
            if (values != null) {
                values.countRange(from, to);
            }
        }

        private void offer(int document) throws IOException {
            if (left > 0 && best != null) {
                left--;
                best.collect(document);
            } else if (!counted) {
                throw new CollectionTerminatedException();
            }
        }

        private void count(FacetCollector.Segment counting) throws IOException {
            counting.count(documents, size);
            size = 0;
        }

        @Override
        public void finish() throws IOException {
            if (best != null) {
                best.finish();
            }
            if (values != null) {
                count(values);
                values.finish();
            }
        }
    }
}

package pilotcity.index.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import org.jspecify.annotations.Nullable;

/** Looks at every match once: keeps the best, counts all, and counts their values a few hundred at a time. */
final class HitCollector implements Collector {
    private static final int AT_ONCE = 256;

    private final @Nullable TopFieldCollector top;
    private final @Nullable FacetCollector facets;
    private final int[] documents = new int[AT_ONCE];
    private long total;

    HitCollector(@Nullable TopFieldCollector top, @Nullable FacetCollector facets) {
        this.top = top;
        this.facets = facets;
    }

    long total() {
        return total;
    }

    @Override
    public ScoreMode scoreMode() {
        return top == null || !top.scoreMode().needsScores() ? ScoreMode.COMPLETE_NO_SCORES : ScoreMode.COMPLETE;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
        return new Leaf(
                top == null ? null : top.getLeafCollector(segment),
                facets == null ? null : facets.segment(segment.reader()));
    }

    private final class Leaf implements LeafCollector {
        private final @Nullable LeafCollector best;
        private final FacetCollector.@Nullable Segment values;
        private int size;

        Leaf(@Nullable LeafCollector best, FacetCollector.@Nullable Segment values) {
            this.best = best;
            this.values = values;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            if (best != null) {
                best.setScorer(scorer);
            }
        }

        @Override
        public void collect(int document) throws IOException {
            total++;
            if (best != null) {
                best.collect(document);
            }
            if (values != null) {
                documents[size++] = document;
                if (size == AT_ONCE) {
                    count(values);
                }
            }
        }

        private void count(FacetCollector.Segment counted) throws IOException {
            counted.count(documents, size);
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

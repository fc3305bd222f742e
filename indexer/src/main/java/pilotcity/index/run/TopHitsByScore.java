package pilotcity.index.run;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import pilotcity.index.plan.SortPlan;
import pilotcity.index.store.LuceneFieldNames;

/** The top hits by {@link SortPlan#byScore}: one comparison of two numbers rejects most documents. */
final class TopHitsByScore implements TopHits {
    private final Sort order = SortPlan.byScore();
    private final int most;
    private final boolean all;
    private final PriorityQueue<Place> places;
    private @Nullable Place worst;

    /**
     * @param most how many are kept
     * @param all whether it gets all matches, even those that cannot be among the top
     */
    TopHitsByScore(int most, boolean all) {
        this.most = most;
        this.all = all;
        this.places = new PriorityQueue<>(most) {
            @Override
            protected boolean lessThan(Place one, Place other) {
                return one.isBehind(other);
            }
        };
    }

    private static final class Place {
        private int document;
        private float score;
        private long tie;

        void set(int newDocument, float newScore, long newTie) {
            document = newDocument;
            score = newScore;
            tie = newTie;
        }

        boolean isBehind(Place other) {
            if (score != other.score) {
                return score < other.score;
            }
            return tie == other.tie ? document > other.document : tie > other.tie;
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return all ? ScoreMode.COMPLETE : ScoreMode.TOP_SCORES;
    }

    @Override
    public LeafCollector segment(LeafReaderContext segment) throws IOException {
        return new Segment(segment);
    }

    private final class Segment implements LeafCollector {
        private final NumericDocValues ties;
        private final int base;
        private @Nullable Scorable scored;

        Segment(LeafReaderContext segment) throws IOException {
            this.ties = DocValues.getNumeric(segment.reader(), LuceneFieldNames.TIE);
            this.base = segment.docBase;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            scored = scorer;
            if (worst != null) {
                narrow(scorer, worst.score);
            }
        }

        private void narrow(Scorable scorer, float least) throws IOException {
            if (!all) {
                scorer.setMinCompetitiveScore(least);
            }
        }

        @Override
        public void collect(int document) throws IOException {
            Scorable scorer = scored;
            if (scorer == null) {
                throw new IllegalStateException("nothing scores");
            }
            float score = scorer.score();
            if (worst == null) {
                Place place = new Place();
                place.set(base + document, score, tie(document));
                places.add(place);
                if (places.size() < most) {
                    return;
                }
                worst = places.top();
            } else if (score < worst.score || (score == worst.score && tie(document) >= worst.tie)) {
                return;
            } else {
                worst.set(base + document, score, tie(document));
                worst = places.updateTop();
            }
            narrow(scorer, worst.score);
        }

        private long tie(int document) throws IOException {
            return ties.docID() == document || ties.advanceExact(document) ? ties.longValue() : 0;
        }
    }

    @Override
    public TopFieldDocs documents() {
        ScoreDoc[] best = new ScoreDoc[places.size()];
        for (int i = best.length - 1; i >= 0; i--) {
            Place place = places.pop();
            best[i] = new FieldDoc(place.document, place.score, new Object[] {place.score, place.tie});
        }
        worst = null;
        return new TopFieldDocs(
                new TotalHits(best.length, TotalHits.Relation.GREATER_THAN_OR_EQUAL_TO), best, order.getSort());
    }
}

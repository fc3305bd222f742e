package pilotcity.index.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/** The first matches in the order of the index. */
public final class FirstMatchCollector implements PlanSearch.Collector {
    private final int most;
    private final List<Integer> documents = new ArrayList<>();

    public FirstMatchCollector(int most) {
        this.most = most;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public PlanSearch.Segment segment(LeafReaderContext segment) {
        return new Segment(segment.docBase);
    }

    private final class Segment implements PlanSearch.Segment {
        private final int base;

        Segment(int base) {
            this.base = base;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int document) {
            if (documents.size() == most) {
                throw new CollectionTerminatedException();
            }
            documents.add(base + document);
        }
    }

    /** In ascending order. */
    public List<Integer> documents() {
        return documents;
    }
}

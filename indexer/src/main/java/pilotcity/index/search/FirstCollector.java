package pilotcity.index.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Collects so many documents and no more. */
final class FirstCollector extends SimpleCollector {
    private final int most;
    private final List<Integer> documents = new ArrayList<>();
    private int base;

    FirstCollector(int most) {
        this.most = most;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) {
        base = segment.docBase;
    }

    @Override
    public void collect(int document) {
        if (documents.size() == most) {
            throw new CollectionTerminatedException();
        }
        documents.add(base + document);
    }

    /** In ascending order. */
    List<Integer> documents() {
        return documents;
    }
}

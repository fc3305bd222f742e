package pilotcity.index.run;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;

/** Keeps the top hits of a search. */
interface TopHits {
    TopFieldDocs NONE =
            new TopFieldDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0], new SortField[0]);

    /** What it needs when it is not shown what cannot be among the best. */
    ScoreMode scoreMode();

    LeafCollector segment(LeafReaderContext segment) throws IOException;

    /** In their order. */
    TopFieldDocs documents();

    static TopHits of(TopFieldCollector collector) {
        return new TopHits() {
            @Override
            public ScoreMode scoreMode() {
                return collector.scoreMode();
            }

            @Override
            public LeafCollector segment(LeafReaderContext segment) throws IOException {
                return collector.getLeafCollector(segment);
            }

            @Override
            public TopFieldDocs documents() {
                return collector.topDocs();
            }
        };
    }
}

package pilotcity.index;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;
import pilotcity.index.plan.SortPlan;
import pilotcity.index.search.IndexState;
import pilotcity.index.store.DocumentStore;
import pilotcity.index.store.Fetch;
import pilotcity.index.store.Visible;

/**
 * Every match of one query in one state of the index, however many there are. Documents are read one at a time. Without
 * an order asked for they come as they lie in the index, in one pass; with one, in pages that each begin behind the last.
 * The state stays readable until the scan is closed, whatever becomes of the index.
 */
public final class Scan implements AutoCloseable {
    private static final int PAGE = 10_000;

    private final DocumentStore store;
    private final DirectoryReader reader;
    private final IndexState state;
    private final IndexSearcher searcher;
    private final Query query;
    private final @Nullable SortPlan order;

    /** @param order null for the order of the index */
    Scan(DocumentStore store, Visible.Held held, Query planned, @Nullable SortPlan order) throws IOException {
        this.store = store;
        this.reader = held.reader();
        this.state = held.state();
        this.searcher = new IndexSearcher(reader);
        this.query = searcher.rewrite(planned);
        this.order = order;
    }

    /** Sees one document after the other; what it throws ends the scan. */
    @FunctionalInterface
    public interface Visitor {
        void see(Document document) throws IOException;
    }

    public IndexState state() {
        return state;
    }

    /** How many documents match. */
    public long count() throws IOException {
        return searcher.count(query);
    }

    /** How many matches have which value in {@code field}, which is a keyword or a reference. */
    public SortedMap<String, Long> values(String field) throws IOException {
        SortedMap<String, Long> values = new TreeMap<>();
        eachSegment((segment, matches) -> {
            SortedSetDocValues held = DocValues.getSortedSet(segment.reader(), field);
            long[] seen = new long[Math.toIntExact(held.getValueCount())];
            for (int id = matches.nextDoc(); id != DocIdSetIterator.NO_MORE_DOCS; id = matches.nextDoc()) {
                for (int left = held.advanceExact(id) ? held.docValueCount() : 0; left > 0; left--) {
                    seen[(int) held.nextOrd()]++;
                }
            }
            for (int each = 0; each < seen.length; each++) {
                if (seen[each] > 0) {
                    values.merge(held.lookupOrd(each).utf8ToString(), seen[each], Long::sum);
                }
            }
        });
        return values;
    }

    /**
     * Shows every match to {@code visitor}.
     *
     * @param whole with what only single documents show
     */
    public void each(boolean whole, Visitor visitor) throws IOException {
        if (order == null) {
            eachSegment((segment, matches) -> {
                DocumentStore.Reader documents = store.in(segment.reader(), whole);
                for (int id = matches.nextDoc(); id != DocIdSetIterator.NO_MORE_DOCS; id = matches.nextDoc()) {
                    visitor.see(documents.read(id));
                }
            });
        } else {
            eachInOrder(order, whole, visitor);
        }
    }

    private void eachInOrder(SortPlan plan, boolean whole, Visitor visitor) throws IOException {
        FieldDoc last = null;
        ScoreDoc[] page;
        do {
            page = searcher.search(query, new TopFieldCollectorManager(plan.forwards(), PAGE, last, 1)).scoreDocs;
            for (ScoreDoc found : page) {
                visitor.see(new Fetch(store).document(reader, found.doc, whole));
                last = (FieldDoc) found;
            }
        } while (page.length == PAGE);
    }

    private interface Segments {
        void see(LeafReaderContext segment, DocIdSetIterator matches) throws IOException;
    }

    private void eachSegment(Segments segments) throws IOException {
        Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext segment : reader.leaves()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer != null) {
                segments.see(
                        segment, new Live(scorer.iterator(), segment.reader().getLiveDocs()));
            }
        }
    }

    /** Matches that have not been deleted since. */
    private static final class Live extends org.apache.lucene.search.FilterDocIdSetIterator {
        private final @Nullable Bits live;

        Live(DocIdSetIterator matches, @Nullable Bits live) {
            super(matches);
            this.live = live;
        }

        @Override
        public int nextDoc() throws IOException {
            int id = in.nextDoc();
            while (live != null && id != NO_MORE_DOCS && !live.get(id)) {
                id = in.nextDoc();
            }
            return id;
        }
    }

    @Override
    public void close() throws IOException {
        reader.decRef();
    }
}

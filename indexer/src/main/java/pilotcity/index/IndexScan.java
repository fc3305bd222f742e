package pilotcity.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
import pilotcity.index.document.Document;
import pilotcity.index.plan.SortPlan;
import pilotcity.index.retrieval.HitReader;
import pilotcity.index.retrieval.VisibleReader;
import pilotcity.index.state.IndexState;
import pilotcity.index.store.DocumentStore;

/**
 * Every match of one query in one state of the index, however many; few documents are in memory at a time. Without an
 * order they come in index order in one pass; with one, in pages that each continue after the last. The state stays
 * readable until the scan is closed, even if the index changes or is replaced.
 */
public final class IndexScan implements AutoCloseable {
    private static final int PAGE = 10_000;
    private static final int AT_ONCE = 256;

    private final DocumentStore store;
    private final DirectoryReader reader;
    private final IndexState state;
    private final IndexSearcher searcher;
    private final Query query;
    private final @Nullable SortPlan order;

    /** @param order null for the order of the index */
    IndexScan(DocumentStore store, VisibleReader.HeldReader held, Query planned, @Nullable SortPlan order)
            throws IOException {
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
        Weight weight = weight();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            DocIdSetIterator matches = matches(weight, segment);
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
        }
        return values;
    }

    /**
     * Shows every match to {@code visitor}.
     *
     * @param whole with what only single documents show
     */
    public void each(boolean whole, Visitor visitor) throws IOException {
        new DocumentReadAhead(order == null ? new AsTheyLie(whole) : new Sorted(order, whole)).each(visitor);
    }

    private final class AsTheyLie implements DocumentReadAhead.Stored {
        private final boolean whole;
        private final Weight weight;
        private final Iterator<LeafReaderContext> segments;
        private DocIdSetIterator matches = DocIdSetIterator.empty();
        private DocumentStore.@Nullable Reader documents;

        AsTheyLie(boolean whole) throws IOException {
            this.whole = whole;
            this.weight = weight();
            this.segments = searcher.getLeafContexts().iterator();
        }

        @Override
        public @Nullable Document next() throws IOException {
            int id = matches.nextDoc();
            while (id == DocIdSetIterator.NO_MORE_DOCS && segments.hasNext()) {
                LeafReaderContext segment = segments.next();
                matches = matches(weight, segment);
                documents = store.in(segment.reader(), whole);
                id = matches.nextDoc();
            }
            return id == DocIdSetIterator.NO_MORE_DOCS || documents == null ? null : documents.read(id);
        }
    }

    /** Some hits at a time are read as they lie and put in order. */
    private final class Sorted implements DocumentReadAhead.Stored {
        private final SortPlan plan;
        private final boolean whole;
        private final Deque<Document> read = new ArrayDeque<>();
        private ScoreDoc[] page = {};
        private int next;
        private boolean ended;

        Sorted(SortPlan plan, boolean whole) {
            this.plan = plan;
            this.whole = whole;
        }

        @Override
        public @Nullable Document next() throws IOException {
            if (read.isEmpty() && next == page.length && !ended) {
                turn();
            }
            if (read.isEmpty() && next < page.length) {
                read();
            }
            return read.poll();
        }

        private void turn() throws IOException {
            FieldDoc last = page.length == 0 ? null : (FieldDoc) page[page.length - 1];
            page = searcher.search(query, new TopFieldCollectorManager(plan.forwards(), PAGE, last, 1)).scoreDocs;
            next = 0;
            ended = page.length < PAGE;
        }

        private void read() throws IOException {
            ScoreDoc[] some = Arrays.copyOfRange(page, next, Math.min(page.length, next + AT_ONCE));
            next += some.length;
            List<Integer> ascending =
                    Stream.of(some).map(found -> found.doc).sorted().toList();
            List<Document> documents = new HitReader(store).documents(reader, ascending, whole);
            for (ScoreDoc found : some) {
                read.add(documents.get(Collections.binarySearch(ascending, found.doc)));
            }
        }
    }

    private Weight weight() throws IOException {
        return searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    private static DocIdSetIterator matches(Weight weight, LeafReaderContext segment) throws IOException {
        Scorer scorer = weight.scorer(segment);
        return scorer == null
                ? DocIdSetIterator.empty()
                : new Live(scorer.iterator(), segment.reader().getLiveDocs());
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

package pilotcity.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.document.DocumentKey;
import pilotcity.index.plan.QueryPlanner;
import pilotcity.index.retrieval.DocumentLookup;
import pilotcity.index.retrieval.Revision;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.store.DocumentStore;
import pilotcity.index.store.LuceneFieldNames;

/**
 * A view of one state of the index that later writes do not change. Files of that state are kept until it is closed.
 */
public final class IndexView implements AutoCloseable {
    private final DirectoryReader reader;
    private final QueryPlanner planner;
    private final DocumentStore store;

    /** @param reader a reference to which is the view's own */
    IndexView(DirectoryReader reader, QueryPlanner planner, DocumentStore store) {
        this.reader = reader;
        this.planner = planner;
        this.store = store;
    }

    /** Another view of the same state, closed separately. */
    public IndexView share() {
        reader.incRef();
        return new IndexView(reader, planner, store);
    }

    /** The whole document, with what lists leave out. */
    public Optional<Document> find(String kind, String id) {
        return read(() -> new DocumentLookup(store).one(reader, kind, id));
    }

    /** Those of {@code ids} that exist, by id, as lists show them. */
    public Map<String, Document> findAll(String kind, Collection<String> ids) {
        return read(() -> new DocumentLookup(store).many(reader, kind, ids));
    }

    /** What stands for the documents of {@code kinds}; it changes when they do, and seldom otherwise. */
    public Revision revision(Set<String> kinds) {
        return read(() -> Revision.of(reader, kinds));
    }

    /**
     * Those of {@code keys} that {@code query} finds; its page and its order do not matter.
     *
     * @throws SearchException when it cannot be answered as asked
     */
    public Set<DocumentKey> among(SearchQuery query, Collection<DocumentKey> keys) {
        List<BytesRef> terms = keys.stream()
                .map(key -> new BytesRef(LuceneFieldNames.key(key.kind(), key.id())))
                .toList();
        Query restricted = new BooleanQuery.Builder()
                .add(planner.plan(query).query(), Occur.FILTER)
                .add(new TermInSetQuery(LuceneFieldNames.KEY, terms), Occur.FILTER)
                .build();
        return read(() -> keys(restricted));
    }

    private Set<DocumentKey> keys(Query query) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        Set<DocumentKey> found = new HashSet<>();
        for (LeafReaderContext segment : searcher.getLeafContexts()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer != null) {
                collect(segment, scorer.iterator(), found);
            }
        }
        return found;
    }

    private void collect(LeafReaderContext segment, DocIdSetIterator matches, Set<DocumentKey> found)
            throws IOException {
        Bits live = segment.reader().getLiveDocs();
        DocumentStore.Reader documents = store.in(segment.reader(), false);
        for (int at = matches.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = matches.nextDoc()) {
            if (live == null || live.get(at)) {
                Document document = documents.read(at);
                found.add(new DocumentKey(document.kind(), document.id()));
            }
        }
    }

    /**
     * Whole documents of {@code kind} in the order of their ids, as bytes in UTF-8.
     *
     * @param id where to go on behind; empty for the first ones
     */
    public List<Document> listAfter(String kind, String id, int limit) {
        return read(() -> list(kind, id, limit));
    }

    private List<Document> list(String kind, String id, int limit) throws IOException {
        List<Document> found = new ArrayList<>();
        Terms keys = MultiTerms.getTerms(reader, LuceneFieldNames.KEY);
        if (keys == null || limit == 0) {
            return found;
        }
        TermsEnum each = keys.iterator();
        BytesRef last = new BytesRef(LuceneFieldNames.key(kind, id));
        BytesRef prefix = new BytesRef(LuceneFieldNames.key(kind, ""));
        Bits live = MultiBits.getLiveDocs(reader);
        BytesRef term = each.seekCeil(last) == TermsEnum.SeekStatus.END ? null : each.term();
        while (term != null && found.size() < limit && org.apache.lucene.util.StringHelper.startsWith(term, prefix)) {
            if (!term.equals(last)) {
                add(each, live, found);
            }
            term = each.next();
        }
        return found;
    }

    private void add(TermsEnum key, @Nullable Bits live, List<Document> found) throws IOException {
        PostingsEnum postings = key.postings(null, PostingsEnum.NONE);
        for (int at = postings.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = postings.nextDoc()) {
            if (live == null || live.get(at)) {
                LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(at, reader.leaves()));
                found.add(store.in(segment.reader(), true).read(at - segment.docBase));
                return;
            }
        }
    }

    private interface Reading<R> {
        R in() throws IOException;
    }

    private static <R> R read(Reading<R> reading) {
        try {
            return reading.in();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

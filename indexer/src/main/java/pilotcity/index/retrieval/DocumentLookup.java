package pilotcity.index.retrieval;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.store.DocumentStore;
import pilotcity.index.store.LuceneFieldNames;

/** Documents by key: a term lookup a segment, no search. */
public record DocumentLookup(DocumentStore store) {
    public Optional<Document> one(DirectoryReader reader, String kind, String id) throws IOException {
        for (LeafReaderContext segment : reader.leaves()) {
            Segment lookup = Segment.of(store, segment, true);
            Document found = lookup == null ? null : lookup.find(kind, id);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    public Map<String, Document> many(DirectoryReader reader, String kind, Collection<String> ids) throws IOException {
        Map<String, Document> found = new LinkedHashMap<>();
        for (LeafReaderContext segment : reader.leaves()) {
            Segment lookup = Segment.of(store, segment, false);
            if (lookup == null) {
                continue;
            }
            for (String id : ids) {
                Document document = found.containsKey(id) ? null : lookup.find(kind, id);
                if (document != null) {
                    found.put(id, document);
                }
            }
        }
        return found;
    }

    private static final class Segment {
        private final DocumentStore store;
        private final LeafReaderContext context;
        private final TermsEnum keys;
        private final @Nullable Bits live;
        private final boolean whole;
        private @Nullable PostingsEnum postings;

        private Segment(DocumentStore store, LeafReaderContext context, TermsEnum keys, boolean whole) {
            this.store = store;
            this.context = context;
            this.keys = keys;
            this.live = context.reader().getLiveDocs();
            this.whole = whole;
        }

        static @Nullable Segment of(DocumentStore store, LeafReaderContext context, boolean whole) throws IOException {
            Terms keys = context.reader().terms(LuceneFieldNames.KEY);
            return keys == null ? null : new Segment(store, context, keys.iterator(), whole);
        }

        @Nullable
        Document find(String kind, String id) throws IOException {
            if (!keys.seekExact(new BytesRef(LuceneFieldNames.key(kind, id)))) {
                return null;
            }
            postings = keys.postings(postings, PostingsEnum.NONE);
            for (int at = postings.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = postings.nextDoc()) {
                if (live == null || live.get(at)) {
                    return store.in(context.reader(), whole).read(at);
                }
            }
            return null;
        }
    }
}

package pilotcity.index.lucenequery;

import java.io.IOException;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.search.SearchTimeout;
import pilotcity.index.store.DocumentStore;

/** Decides a condition on the stored document where the index cannot: arithmetic, patterns, exact geometry. */
public final class StoredDocumentQuery extends Query {
    /** Reading and decoding a document costs about this many times as much as a lookup. */
    private static final float COST = 1000;

    private final DocumentStore store;
    private final Object identity;
    private final int hash;
    private final Predicate<Document> condition;

    /** @param identity equal for equal conditions */
    public StoredDocumentQuery(DocumentStore store, Object identity, Predicate<Document> condition) {
        this.store = store;
        this.identity = identity;
        this.hash = Objects.hash(StoredDocumentQuery.class, identity);
        this.condition = condition;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                TwoPhaseIterator decide = decide(context, searcher.getTimeout());
                return new ConstantSupplier(
                        new ConstantScoreScorer(score(), mode, decide),
                        context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    /** Looks at the clock before each document: some conditions take milliseconds of one. */
    private TwoPhaseIterator decide(LeafReaderContext context, @Nullable QueryTimeout timeout) throws IOException {
        DocumentStore.Reader documents = store.in(context.reader(), true);
        return new TwoPhaseIterator(DocIdSetIterator.all(context.reader().maxDoc())) {
            @Override
            public boolean matches() throws IOException {
                if (timeout != null && timeout.shouldExit()) {
                    throw new SearchTimeout();
                }
                return condition.test(documents.read(approximation.docID()));
            }

            @Override
            public float matchCost() {
                return COST;
            }
        };
    }

    /** A scorer that is ready made. */
    private static final class ConstantSupplier extends ScorerSupplier {
        private final Scorer scorer;
        private final long cost;

        ConstantSupplier(Scorer scorer, long cost) {
            this.scorer = scorer;
            this.cost = cost;
        }

        @Override
        public Scorer get(long leadCost) {
            return scorer;
        }

        @Override
        public long cost() {
            return cost;
        }
    }

    @Override
    public String toString(String field) {
        return "Verify(" + identity + ")";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredDocumentQuery query && query.identity.equals(identity);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}

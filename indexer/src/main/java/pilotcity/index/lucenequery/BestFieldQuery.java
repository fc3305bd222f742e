package pilotcity.index.lucenequery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * One word in several fields: scores what {@link DisjunctionMaxQuery} does. Where nothing else is asked for its
 * postings are gone through a window at a time, and where no scores are asked for they are an ordinary disjunction.
 */
public final class BestFieldQuery extends Query {
    private final List<Place> places;
    private final DisjunctionMaxQuery plain;
    private final float tieBreaker;

    /** A word in a field, and the factor by which a match there counts. */
    record Place(Term word, float weight) {
        Query query(TermStates states) {
            Query term = new TermQuery(word, states);
            return weight == 1 ? term : new BoostQuery(term, weight);
        }
    }

    /** A word in a field as it is found in one index. */
    record Found(Term word, TermStates states, SimScorer scorer) {}

    private BestFieldQuery(List<Place> places, DisjunctionMaxQuery plain) {
        this.places = places;
        this.plain = plain;
        this.tieBreaker = plain.getTieBreakerMultiplier();
    }

    /** The same as {@code plain}: faster when it is made of single words, perhaps with weights. */
    public static Query of(DisjunctionMaxQuery plain) {
        List<Place> places = new ArrayList<>();
        for (Query each : plain.getDisjuncts()) {
            Query inner = each instanceof BoostQuery boost ? boost.getQuery() : each;
            if (!(inner instanceof TermQuery term)) {
                return plain;
            }
            places.add(new Place(term.getTerm(), each instanceof BoostQuery boost ? boost.getBoost() : 1));
        }
        return new BestFieldQuery(List.copyOf(places), plain);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        if (!mode.needsScores()) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            places.forEach(place -> any.add(new TermQuery(place.word), Occur.SHOULD));
            return searcher.createWeight(searcher.rewrite(any.build()), mode, boost);
        }
        List<Found> found = new ArrayList<>();
        List<Query> all = new ArrayList<>();
        for (Place place : places) {
            TermStates states = TermStates.build(searcher, place.word, true);
            all.add(place.query(states));
            CollectionStatistics field = searcher.collectionStatistics(place.word.field());
            if (field != null && states.docFreq() > 0) {
                found.add(new Found(place.word, states, scorer(searcher, place, field, states, boost)));
            }
        }
        Weight best = new DisjunctionMaxQuery(all, tieBreaker).createWeight(searcher, mode, boost);
        return new FilterWeight(this, best) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
                ScorerSupplier supplier = best.scorerSupplier(segment);
                return supplier == null ? null : new Supplier(segment, supplier, found, tieBreaker);
            }
        };
    }

    private static SimScorer scorer(
            IndexSearcher searcher, Place place, CollectionStatistics field, TermStates states, float boost)
            throws IOException {
        return searcher.getSimilarity()
                .scorer(
                        boost * place.weight,
                        field,
                        searcher.termStatistics(place.word, states.docFreq(), states.totalTermFreq()));
    }

    private static final class Supplier extends ScorerSupplier {
        private final LeafReaderContext segment;
        private final ScorerSupplier plain;
        private final List<Found> found;
        private final float tieBreaker;

        Supplier(LeafReaderContext segment, ScorerSupplier plain, List<Found> found, float tieBreaker) {
            this.segment = segment;
            this.plain = plain;
            this.found = found;
            this.tieBreaker = tieBreaker;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            return plain.get(leadCost);
        }

        @Override
        public BulkScorer bulkScorer() throws IOException {
            return BestFieldScorer.of(segment, found, tieBreaker);
        }

        @Override
        public long cost() {
            return plain.cost();
        }

        @Override
        public void setTopLevelScoringClause() throws IOException {
            plain.setTopLevelScoringClause();
        }
    }

    @Override
    public String toString(String field) {
        return plain.toString(field);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        plain.visit(visitor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BestFieldQuery query && query.plain.equals(plain);
    }

    @Override
    public int hashCode() {
        return Objects.hash(BestFieldQuery.class, plain);
    }
}

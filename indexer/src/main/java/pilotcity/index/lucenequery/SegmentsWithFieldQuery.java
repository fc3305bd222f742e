package pilotcity.index.lucenequery;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** A query that skips segments in which none of some fields exists. */
public final class SegmentsWithFieldQuery extends Query {
    private final Query query;
    private final Set<String> fields;

    public SegmentsWithFieldQuery(Query query, Set<String> fields) {
        this.query = query;
        this.fields = Set.copyOf(fields);
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = query.rewrite(searcher);
        return rewritten.equals(query) ? this : new SegmentsWithFieldQuery(rewritten, fields);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        return new FilterWeight(this, query.createWeight(searcher, mode, boost)) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
                return fields.stream()
                                .anyMatch(field ->
                                        segment.reader().getFieldInfos().fieldInfo(field) != null)
                        ? in.scorerSupplier(segment)
                        : null;
            }
        };
    }

    @Override
    public String toString(String field) {
        return "InSegments(" + fields + ", " + query + ")";
    }

    @Override
    public void visit(QueryVisitor visitor) {
        query.visit(visitor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SegmentsWithFieldQuery with && with.query.equals(query) && with.fields.equals(fields);
    }

    @Override
    public int hashCode() {
        return 31 * query.hashCode() + fields.hashCode();
    }
}

package pilotcity.index.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.evaluate.FilterEvaluator;
import pilotcity.index.filter.evaluate.TruthValue;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.lucenequery.StoredDocumentQuery;
import pilotcity.index.lucenequery.ThreeValuedQuery;
import pilotcity.index.store.DocumentStore;
import pilotcity.index.store.LuceneFieldNames;

/**
 * Compiles a checked filter. What the index holds is answered by the index; any other part is decided document by
 * document, so that every filter has its exact meaning and only some are slow.
 */
final class FilterCompiler {
    private static final int MOST_VERIFIED = 1_000;

    private final DocumentStore store;
    private final Kinds kinds;
    private final ComparisonQueries comparisons;
    private final TemporalQueries temporalQueries;
    private final SpatialQueries spatialQueries;
    private int verified;

    /** @param asked the kinds that are searched: what they do not have need not be looked for */
    FilterCompiler(DocumentStore store, Kinds kinds, Set<String> asked) {
        this.store = store;
        this.kinds = kinds;
        this.comparisons = new ComparisonQueries(kinds, asked);
        this.temporalQueries = new TemporalQueries(kinds, asked);
        this.spatialQueries = new SpatialQueries(kinds, asked);
    }

    /** The documents for which {@code filter} is true are those that match all of these. */
    List<Query> conditions(Filter filter) {
        if (filter instanceof Filter.And(List<Filter> operands)) {
            return operands.stream().flatMap(each -> conditions(each).stream()).toList();
        }
        Query whenTrue = condition(filter).whenTrue();
        return filter instanceof Filter.Temporal temporal && !(whenTrue instanceof SectionsQuery)
                ? Stream.concat(Stream.of(whenTrue), temporalQueries.around(temporal).stream())
                        .toList()
                : List.of(whenTrue);
    }

    private ThreeValuedQuery condition(Filter filter) {
        return switch (filter) {
            case Filter.Constant constant -> ThreeValuedQuery.constant(constant.value());
            case Filter.Not not -> condition(not.operand()).not();
            case Filter.And and ->
                ThreeValuedQuery.all(
                        and.operands().stream().map(this::condition).toList());
            case Filter.Or or ->
                ThreeValuedQuery.any(or.operands().stream().map(this::condition).toList());
            case Filter.IsNull(Property(String name)) -> ThreeValuedQuery.known(isNull(name), ThreeValuedQuery.ALL);
            case Filter.Compare compare -> comparisons.compare(compare).orElseGet(() -> verify(compare));
            case Filter.Between between -> comparisons.between(between).orElseGet(() -> verify(between));
            case Filter.In in -> comparisons.in(in).orElseGet(() -> verify(in));
            case Filter.Holds holds -> comparisons.holds(holds).orElseGet(() -> verify(holds));
            case Filter.Temporal temporal -> temporalQueries.relate(temporal).orElseGet(() -> verify(temporal));
            case Filter.Spatial spatial -> spatialQueries.relate(spatial, this::verify);
            default -> verify(filter);
        };
    }

    private Query isNull(String property) {
        if (property.equals(Kind.TIME) || property.equals(Kind.GEOMETRY)) {
            return new TermQuery(new Term(LuceneFieldNames.LACKS, property));
        }
        return IdentityQueries.isIdentity(property)
                ? ThreeValuedQuery.NONE
                : ThreeValuedQuery.without(ThreeValuedQuery.ALL, ExistenceQueries.of(kinds, property));
    }

    private ThreeValuedQuery verify(Filter filter) {
        if (++verified > MOST_VERIFIED) {
            throw new FilterException("the filter has more than " + MOST_VERIFIED
                    + " conditions that the index does not answer, such as LIKE and arithmetic");
        }
        FilterEvaluator evaluator = FilterEvaluator.compile(filter);
        return new ThreeValuedQuery(
                decide(filter, evaluator, TruthValue.TRUE), decide(filter, evaluator, TruthValue.FALSE));
    }

    private Query decide(Filter filter, FilterEvaluator evaluator, TruthValue wanted) {
        Predicate<Document> condition =
                document -> evaluator.test(kinds.get(document.kind()), document, kinds.zone()) == wanted;
        return new StoredDocumentQuery(store, List.of(filter, wanted), condition);
    }
}

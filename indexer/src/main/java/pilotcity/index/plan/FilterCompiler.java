package pilotcity.index.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.evaluate.Evaluator;
import pilotcity.index.filter.evaluate.Truth;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.query.Condition;
import pilotcity.index.query.SectionsQuery;
import pilotcity.index.query.VerifyQuery;
import pilotcity.index.store.DocumentStore;
import pilotcity.index.store.Names;

/**
 * Compiles a checked filter. What the index holds is answered by the index; any other part is decided document by
 * document, so that every filter has its exact meaning and only some are slow.
 */
final class FilterCompiler {
    private static final int MOST_VERIFIED = 1_000;

    private final DocumentStore store;
    private final Kinds kinds;
    private final Comparisons comparisons;
    private final Temporals temporals;
    private final Spatials spatials;
    private int verified;

    /** @param asked the kinds that are searched: what they do not have need not be looked for */
    FilterCompiler(DocumentStore store, Kinds kinds, Set<String> asked) {
        this.store = store;
        this.kinds = kinds;
        this.comparisons = new Comparisons(kinds, asked);
        this.temporals = new Temporals(kinds, asked);
        this.spatials = new Spatials(kinds, asked);
    }

    /** The documents for which {@code filter} is true are those that match all of these. */
    List<Query> conditions(Filter filter) {
        if (filter instanceof Filter.And(List<Filter> operands)) {
            return operands.stream().flatMap(each -> conditions(each).stream()).toList();
        }
        Query whenTrue = condition(filter).whenTrue();
        return filter instanceof Filter.Temporal temporal && !(whenTrue instanceof SectionsQuery)
                ? Stream.concat(Stream.of(whenTrue), temporals.around(temporal).stream())
                        .toList()
                : List.of(whenTrue);
    }

    private Condition condition(Filter filter) {
        return switch (filter) {
            case Filter.Constant constant -> Condition.constant(constant.value());
            case Filter.Not not -> condition(not.operand()).not();
            case Filter.And and ->
                Condition.all(and.operands().stream().map(this::condition).toList());
            case Filter.Or or ->
                Condition.any(or.operands().stream().map(this::condition).toList());
            case Filter.IsNull(Property(String name)) -> Condition.known(isNull(name), Condition.ALL);
            case Filter.Compare compare -> comparisons.compare(compare).orElseGet(() -> verify(compare));
            case Filter.Between between -> comparisons.between(between).orElseGet(() -> verify(between));
            case Filter.In in -> comparisons.in(in).orElseGet(() -> verify(in));
            case Filter.Holds holds -> comparisons.holds(holds).orElseGet(() -> verify(holds));
            case Filter.Temporal temporal -> temporals.relate(temporal).orElseGet(() -> verify(temporal));
            case Filter.Spatial spatial -> spatials.relate(spatial, this::verify);
            default -> verify(filter);
        };
    }

    private Query isNull(String property) {
        if (property.equals(Kind.TIME) || property.equals(Kind.GEOMETRY)) {
            return new TermQuery(new Term(Names.LACKS, property));
        }
        return Identities.isIdentity(property)
                ? Condition.NONE
                : Condition.without(Condition.ALL, Existence.of(kinds, property));
    }

    private Condition verify(Filter filter) {
        if (++verified > MOST_VERIFIED) {
            throw new FilterException("the filter has more than " + MOST_VERIFIED
                    + " conditions that the index does not answer, such as LIKE and arithmetic");
        }
        Evaluator evaluator = Evaluator.compile(filter);
        return new Condition(decide(filter, evaluator, Truth.TRUE), decide(filter, evaluator, Truth.FALSE));
    }

    private Query decide(Filter filter, Evaluator evaluator, Truth wanted) {
        Predicate<Document> condition =
                document -> evaluator.test(kinds.get(document.kind()), document, kinds.zone()) == wanted;
        return new VerifyQuery(store, List.of(filter, wanted), condition);
    }
}

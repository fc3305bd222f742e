package pilotcity.index.plan;

import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.lucenequery.ThreeValuedQuery;
import pilotcity.index.store.LuceneFieldNames;

/** Comparisons of {@code id} and {@code kind}, which every document has. */
record IdentityQueries(Set<String> asked) {
    static boolean isIdentity(String name) {
        return name.equals(LuceneFieldNames.ID) || name.equals(LuceneFieldNames.KIND);
    }

    Optional<ThreeValuedQuery> compare(String name, Operator operator, Expression value) {
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (!equality || !(value instanceof Expression.Text(String text))) {
            return Optional.empty();
        }
        ThreeValuedQuery equal = ThreeValuedQuery.known(
                name.equals(LuceneFieldNames.KIND) ? QueryPlanner.ofKinds(Set.of(text)) : ofId(text),
                ThreeValuedQuery.ALL);
        return Optional.of(operator == Operator.EQUAL ? equal : equal.not());
    }

    /** An id is unique within its kind, so it may be any of those asked for. */
    private Query ofId(String id) {
        return new TermInSetQuery(
                LuceneFieldNames.KEY,
                asked.stream()
                        .map(kind -> new BytesRef(LuceneFieldNames.key(kind, id)))
                        .toList());
    }
}

package pilotcity.index.plan;

import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.query.Condition;
import pilotcity.index.store.Names;

/** Comparisons of {@code id} and {@code kind}, which every document has. */
record Identities(Set<String> asked) {
    static boolean isIdentity(String name) {
        return name.equals(Names.ID) || name.equals(Names.KIND);
    }

    Optional<Condition> compare(String name, Operator operator, Expression value) {
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        if (!equality || !(value instanceof Expression.Text(String text))) {
            return Optional.empty();
        }
        Condition equal = Condition.known(
                name.equals(Names.KIND) ? QueryPlanner.ofKinds(Set.of(text)) : ofId(text), Condition.ALL);
        return Optional.of(operator == Operator.EQUAL ? equal : equal.not());
    }

    /** An id is unique within its kind, so it may be any of those asked for. */
    private Query ofId(String id) {
        return new TermInSetQuery(
                Names.KEY,
                asked.stream().map(kind -> new BytesRef(Names.key(kind, id))).toList());
    }
}

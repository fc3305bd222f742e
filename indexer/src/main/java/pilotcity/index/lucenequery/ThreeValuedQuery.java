package pilotcity.index.lucenequery;

import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;

/**
 * A filter in three-valued logic as two queries: the documents for which it is true, and those for which it is false.
 * For the rest it is unknown. Keeping both makes NOT exact: it swaps them.
 */
public record ThreeValuedQuery(Query whenTrue, Query whenFalse) {
    public static final Query ALL = new MatchAllDocsQuery();
    public static final Query NONE = new MatchNoDocsQuery();

    public static ThreeValuedQuery constant(boolean value) {
        return new ThreeValuedQuery(value ? ALL : NONE, value ? NONE : ALL);
    }

    /** True where {@code query} matches, false where it does not but {@code known} does. */
    public static ThreeValuedQuery known(Query query, Query known) {
        return new ThreeValuedQuery(query, without(known, query));
    }

    public ThreeValuedQuery not() {
        return new ThreeValuedQuery(/* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
    }

    /** What holds for one of {@code threeValuedQueries} or more; a tree of them is no deeper than it has to be. */
    public static ThreeValuedQuery any(List<ThreeValuedQuery> threeValuedQueries) {
        return balanced(threeValuedQueries, constant(false), ThreeValuedQuery::or);
    }

    /** What holds for every one of {@code threeValuedQueries}. */
    public static ThreeValuedQuery all(List<ThreeValuedQuery> threeValuedQueries) {
        return balanced(threeValuedQueries, constant(true), ThreeValuedQuery::and);
    }

    private static ThreeValuedQuery balanced(
            List<ThreeValuedQuery> parts, ThreeValuedQuery none, BinaryOperator<ThreeValuedQuery> joined) {
        int half = parts.size() / 2;
        return switch (parts.size()) {
            case 0 -> none;
            case 1 -> parts.getFirst();
            default ->
                joined.apply(
                        balanced(parts.subList(0, half), none, joined),
                        balanced(parts.subList(half, parts.size()), none, joined));
        };
    }

    public ThreeValuedQuery and(ThreeValuedQuery other) {
        return new ThreeValuedQuery(both(whenTrue, other.whenTrue), either(whenFalse, other.whenFalse));
    }

    public ThreeValuedQuery or(ThreeValuedQuery other) {
        return new ThreeValuedQuery(either(whenTrue, other.whenTrue), both(whenFalse, other.whenFalse));
    }

    public static Query both(Query left, Query right) {
        return new BooleanQuery.Builder()
                .add(left, Occur.FILTER)
                .add(right, Occur.FILTER)
                .build();
    }

    public static Query either(Query left, Query right) {
        return new BooleanQuery.Builder()
                .add(left, Occur.SHOULD)
                .add(right, Occur.SHOULD)
                .build();
    }

    public static Query without(Query all, Query some) {
        return new BooleanQuery.Builder()
                .add(all, Occur.FILTER)
                .add(some, Occur.MUST_NOT)
                .build();
    }
}

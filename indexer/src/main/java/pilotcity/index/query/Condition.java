package pilotcity.index.query;

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
public record Condition(Query whenTrue, Query whenFalse) {
    public static final Query ALL = new MatchAllDocsQuery();
    public static final Query NONE = new MatchNoDocsQuery();

    public static Condition constant(boolean value) {
        return new Condition(value ? ALL : NONE, value ? NONE : ALL);
    }

    /** True where {@code query} matches, false where it does not but {@code known} does. */
    public static Condition known(Query query, Query known) {
        return new Condition(query, without(known, query));
    }

    public Condition not() {
        return new Condition(/* whenTrue= */ whenFalse, /* whenFalse= */ whenTrue);
    }

    /** What holds for one of {@code conditions} or more; a tree of them is no deeper than it has to be. */
    public static Condition any(List<Condition> conditions) {
        return balanced(conditions, constant(false), Condition::or);
    }

    /** What holds for every one of {@code conditions}. */
    public static Condition all(List<Condition> conditions) {
        return balanced(conditions, constant(true), Condition::and);
    }

    private static Condition balanced(List<Condition> parts, Condition none, BinaryOperator<Condition> joined) {
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

    public Condition and(Condition other) {
        return new Condition(both(whenTrue, other.whenTrue), either(whenFalse, other.whenFalse));
    }

    public Condition or(Condition other) {
        return new Condition(either(whenTrue, other.whenTrue), both(whenFalse, other.whenFalse));
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

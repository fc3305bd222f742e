package pilotcity.index.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kinds;
import pilotcity.index.lucenequery.ThreeValuedQuery;
import pilotcity.index.store.EpochMicroseconds;
import pilotcity.index.store.LuceneDocument;

/** Comparisons of a field with a constant, where the index holds what answers them; empty for all others. */
final class ComparisonQueries {
    private final Kinds kinds;
    private final IdentityQueries identities;
    private final DayRangeQueries ranges;

    ComparisonQueries(Kinds kinds, Set<String> asked) {
        this.kinds = kinds;
        this.identities = new IdentityQueries(asked);
        this.ranges = new DayRangeQueries(kinds, asked);
    }

    Optional<ThreeValuedQuery> compare(Filter.Compare filter) {
        if (filter.left() instanceof Property(String name)) {
            return compare(name, filter.operator(), filter.right());
        }
        if (filter.right() instanceof Property(String name)) {
            return compare(name, turned(filter.operator()), filter.left());
        }
        return Optional.empty();
    }

    private Optional<ThreeValuedQuery> compare(String name, Operator operator, Expression value) {
        if (IdentityQueries.isIdentity(name)) {
            return identities.compare(name, operator, value);
        }
        return kinds.findField(name)
                .filter(field -> !field.list() || operator == Operator.EQUAL)
                .flatMap(field -> match(field, operator, value))
                .map(match -> ThreeValuedQuery.known(match, ExistenceQueries.of(kinds, name)))
                .map(condition -> operator == Operator.NOT_EQUAL ? condition.not() : condition);
    }

    Optional<ThreeValuedQuery> between(Filter.Between filter) {
        if (!(filter.value() instanceof Property(String name))) {
            return Optional.empty();
        }
        Optional<ThreeValuedQuery> lower = compare(name, Operator.GREATER_OR_EQUAL, filter.lower());
        Optional<ThreeValuedQuery> upper = compare(name, Operator.LESS_OR_EQUAL, filter.upper());
        return lower.flatMap(from -> upper.map(from::and));
    }

    Optional<ThreeValuedQuery> in(Filter.In filter) {
        if (!(filter.value() instanceof Property(String name))
                || filter.values().isEmpty()) {
            return Optional.empty();
        }
        Optional<Field<?>> field = kinds.findField(name);
        if (field.isPresent()
                && isTerm(field.get().type())
                && filter.values().stream().allMatch(Expression.Text.class::isInstance)) {
            return Optional.of(
                    ThreeValuedQuery.known(anyTerm(name, filter.values()), ExistenceQueries.of(kinds, name)));
        }
        List<ThreeValuedQuery> each = filter.values().stream()
                .flatMap(value -> compare(name, Operator.EQUAL, value).stream())
                .toList();
        return each.size() == filter.values().size() ? Optional.of(ThreeValuedQuery.any(each)) : Optional.empty();
    }

    Optional<ThreeValuedQuery> holds(Filter.Holds filter) {
        return filter.value() instanceof Property(String name)
                ? compare(name, Operator.EQUAL, new Expression.Bool(true))
                : Optional.empty();
    }

    private static Query anyTerm(String name, List<Expression> values) {
        List<BytesRef> terms = values.stream()
                .map(value -> new BytesRef(((Expression.Text) value).value()))
                .toList();
        return new TermInSetQuery(name, terms);
    }

    /** The documents whose value stands in {@code operator} to {@code value}; for NOT_EQUAL those that are equal. */
    private Optional<Query> match(Field<?> field, Operator operator, Expression value) {
        String name = field.name();
        Query query = switch (value) {
            case Expression.Text(String text) when isTerm(field.type()) -> term(name, operator, text);
            case Expression.Text(String text)
            when field.type() == FieldType.TEXT
                    && kinds.listFields(Set.of(), name).stream().allMatch(LuceneDocument::hasExactTerm)
                    && isEquality(operator)
                    && text.length() <= LuceneDocument.LONGEST_TERM -> term(name, operator, text);
            case Expression.Bool(boolean flag)
            when field.type() == FieldType.BOOLEAN && isEquality(operator) ->
                term(name, operator, String.valueOf(flag));
            case Expression.Numeral(BigDecimal number)
            when field.type() == FieldType.INTEGER -> NumberRangeQueries.whole(name, operator, number);
            case Expression.Numeral(BigDecimal number)
            when field.type() == FieldType.NUMBER -> NumberRangeQueries.decimal(name, operator, number.doubleValue());
            case Expression.Day(LocalDate day)
            when field.type() == FieldType.DATE ->
                NumberRangeQueries.whole(name, operator, BigDecimal.valueOf(day.toEpochDay()));
            case Expression.Day day when field.type() == FieldType.INSTANT -> onDay(name, operator, day);
            case Expression.Timestamp(Instant instant)
            when field.type() == FieldType.INSTANT ->
                NumberRangeQueries.whole(name, operator, BigDecimal.valueOf(EpochMicroseconds.micros(instant)));
            default -> null;
        };
        return Optional.ofNullable(query);
    }

    /** A time that falls into the day is equal to it. */
    private Query onDay(String name, Operator operator, Expression.Day day) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> ranges.instants(name, day, day);
            case LESS ->
                ranges.instants(name, null, new Expression.Day(day.value().minusDays(1)));
            case LESS_OR_EQUAL -> ranges.instants(name, null, day);
            case GREATER -> ranges.instants(name, new Expression.Day(day.value().plusDays(1)), null);
            case GREATER_OR_EQUAL -> ranges.instants(name, day, null);
        };
    }

    private static Query term(String name, Operator operator, String value) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> new TermQuery(new Term(name, value));
            case LESS -> TermRangeQuery.newStringRange(name, null, value, true, false);
            case LESS_OR_EQUAL -> TermRangeQuery.newStringRange(name, null, value, true, true);
            case GREATER -> TermRangeQuery.newStringRange(name, value, null, false, true);
            case GREATER_OR_EQUAL -> TermRangeQuery.newStringRange(name, value, null, true, true);
        };
    }

    private static boolean isTerm(FieldType type) {
        return type == FieldType.KEYWORD || type == FieldType.REFERENCE;
    }

    private static boolean isEquality(Operator operator) {
        return operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    }

    private static Operator turned(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
        };
    }
}

package pilotcity.index.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.TemporalOperator;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.lucenequery.ThreeValuedQuery;
import pilotcity.index.store.LuceneFieldNames;

/** T_INTERSECTS of a field with a constant instant, day or interval, by far the most frequent temporal filter. */
final class TemporalQueries {
    private final Kinds kinds;
    private final DayRangeQueries ranges;

    TemporalQueries(Kinds kinds, Set<String> asked) {
        this.kinds = kinds;
        this.ranges = new DayRangeQueries(kinds, asked);
    }

    /** From a time or day to a time or day, both included; null for an open end. */
    private record Span(@Nullable Expression from, @Nullable Expression to) {}

    Optional<ThreeValuedQuery> relate(Filter.Temporal filter) {
        if (filter.operator() != TemporalOperator.T_INTERSECTS || !(filter.left() instanceof Property(String name))) {
            return Optional.empty();
        }
        return span(filter.right()).flatMap(span -> relate(name, span));
    }

    /** Where the documents lie for which {@code filter} can be true, as far as the order of the index shows it. */
    Optional<Query> around(Filter.Temporal filter) {
        boolean main = filter.operator() == TemporalOperator.T_INTERSECTS
                && filter.left() instanceof Property(String name)
                && name.equals(Kind.TIME);
        return main ? span(filter.right()).map(this::around) : Optional.empty();
    }

    private Query around(Span span) {
        Query all = SectionsQuery.either(
                ranges.around(Kind.TIME, span.from(), span.to()), ranges.days(Kind.TIME, span.from(), span.to()));
        for (Kind<?> kind : ranges.periods()) {
            all = SectionsQuery.either(all, ranges.begunBefore(kind, span.to()));
        }
        return all;
    }

    private Optional<ThreeValuedQuery> relate(String name, Span span) {
        if (name.equals(Kind.TIME)) {
            ThreeValuedQuery any = eitherTime(instants(name, span), days(name, span));
            for (Kind<?> kind : ranges.periods()) {
                any = eitherTime(any, period(kind, span));
            }
            return Optional.of(any);
        }
        Field<?> field = kinds.findField(name).orElse(null);
        if (field == null || field.list()) {
            return Optional.empty();
        }
        Query known = ExistenceQueries.of(kinds, name);
        return switch (field.type()) {
            case INSTANT -> Optional.of(ThreeValuedQuery.known(ranges.instants(name, span.from(), span.to()), known));
            case DATE -> Optional.of(ThreeValuedQuery.known(ranges.days(name, span.from(), span.to()), known));
            default -> Optional.empty();
        };
    }

    /** A document has one main time, so where one of the two is unknown the other decides. */
    private static ThreeValuedQuery eitherTime(ThreeValuedQuery instants, ThreeValuedQuery days) {
        return new ThreeValuedQuery(
                SectionsQuery.either(instants.whenTrue(), days.whenTrue()),
                ThreeValuedQuery.either(instants.whenFalse(), days.whenFalse()));
    }

    private ThreeValuedQuery instants(String name, Span span) {
        return ThreeValuedQuery.known(
                ranges.instants(name, span.from(), span.to()), ranges.instants(name, /* from= */ null, /* to= */ null));
    }

    private ThreeValuedQuery days(String name, Span span) {
        return ThreeValuedQuery.known(
                ranges.days(name, span.from(), span.to()), ranges.days(name, /* from= */ null, /* to= */ null));
    }

    /**
     * A period and a span share a moment unless it begins after the span or ends before it; an open end does neither.
     */
    private ThreeValuedQuery period(Kind<?> kind, Span span) {
        Query timed = ThreeValuedQuery.without(
                SectionsQuery.of(List.of(kind), SectionsQuery.Span.ALL),
                new TermQuery(new Term(LuceneFieldNames.LACKS, Kind.TIME)));
        Query outside = ThreeValuedQuery.both(
                timed,
                ThreeValuedQuery.either(
                        without(kind, Objects.requireNonNull(kind.time()), new Span(null, span.to())),
                        without(kind, Objects.requireNonNull(kind.until()), new Span(span.from(), null))));
        return new ThreeValuedQuery(/* whenTrue= */ ThreeValuedQuery.without(timed, outside), /* whenFalse= */ outside);
    }

    /** The documents with an end that is known and not in {@code span}. */
    private Query without(Kind<?> kind, String end, Span span) {
        Query within = kind.isTimedBy(FieldType.DATE)
                ? ranges.days(end, span.from(), span.to())
                : ranges.instants(end, span.from(), span.to());
        return ThreeValuedQuery.without(ExistenceQueries.of(kinds, end), within);
    }

    private static Optional<Span> span(Expression value) {
        return switch (value) {
            case Expression.Timestamp at -> Optional.of(new Span(at, at));
            case Expression.Day day -> Optional.of(new Span(day, day));
            case Expression.Interval interval
            when isConstant(interval.start()) && isConstant(interval.end()) ->
                Optional.of(new Span(interval.start(), interval.end()));
            default -> Optional.empty();
        };
    }

    private static boolean isConstant(@Nullable Expression end) {
        return end == null || end instanceof Expression.Timestamp || end instanceof Expression.Day;
    }
}

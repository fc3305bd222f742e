package pilotcity.index.plan;

import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.TemporalOperator;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.query.Condition;
import pilotcity.index.query.SectionsQuery;

/** T_INTERSECTS of a field with a constant instant, day or interval, by far the most frequent temporal filter. */
final class Temporals {
    private final Kinds kinds;
    private final DayRanges ranges;

    Temporals(Kinds kinds, Set<String> asked) {
        this.kinds = kinds;
        this.ranges = new DayRanges(kinds, asked);
    }

    /** From a time or day to a time or day, both included; null for an open end. */
    private record Span(@Nullable Expression from, @Nullable Expression to) {}

    Optional<Condition> relate(Filter.Temporal filter) {
        if (filter.operator() != TemporalOperator.T_INTERSECTS || !(filter.left() instanceof Property(String name))) {
            return Optional.empty();
        }
        return span(filter.right()).flatMap(span -> relate(name, span));
    }

    /** Where the documents lie for which {@code filter} can be true, if the order of the index tells. */
    Optional<Query> around(Filter.Temporal filter) {
        boolean main = filter.operator() == TemporalOperator.T_INTERSECTS
                && filter.left() instanceof Property(String name)
                && name.equals(Kind.TIME);
        return main
                ? span(filter.right())
                        .map(span -> SectionsQuery.either(
                                ranges.around(Kind.TIME, span.from(), span.to()),
                                ranges.days(Kind.TIME, span.from(), span.to())))
                : Optional.empty();
    }

    private Optional<Condition> relate(String name, Span span) {
        if (name.equals(Kind.TIME)) {
            return Optional.of(eitherTime(instants(name, span), days(name, span)));
        }
        Field<?> field = kinds.findField(name).orElse(null);
        if (field == null || field.list()) {
            return Optional.empty();
        }
        Query known = Existence.of(kinds, name);
        return switch (field.type()) {
            case INSTANT -> Optional.of(Condition.known(ranges.instants(name, span.from(), span.to()), known));
            case DATE -> Optional.of(Condition.known(ranges.days(name, span.from(), span.to()), known));
            default -> Optional.empty();
        };
    }

    /** A document has one main time, so where one of the two is unknown the other decides. */
    private static Condition eitherTime(Condition instants, Condition days) {
        return new Condition(
                SectionsQuery.either(instants.whenTrue(), days.whenTrue()),
                Condition.either(instants.whenFalse(), days.whenFalse()));
    }

    private Condition instants(String name, Span span) {
        return Condition.known(
                ranges.instants(name, span.from(), span.to()), ranges.instants(name, /* from= */ null, /* to= */ null));
    }

    private Condition days(String name, Span span) {
        return Condition.known(
                ranges.days(name, span.from(), span.to()), ranges.days(name, /* from= */ null, /* to= */ null));
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

package pilotcity.index.search;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.TemporalOperator;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;

/** T_INTERSECTS of a field with a constant instant, day or interval, by far the most frequent temporal filter. */
final class Temporals {
    private final Kinds kinds;
    private final Set<FieldType> mainTimes;
    private final DayRanges ranges;

    Temporals(Kinds kinds, Set<String> asked) {
        this.kinds = kinds;
        this.ranges = new DayRanges(kinds, asked);
        this.mainTimes = asked.stream()
                .map(kinds::get)
                .flatMap(kind -> Optional.ofNullable(kind.time()).flatMap(kind::findField).stream())
                .map(Field::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** From a time or day to a time or day, both included; null for an open end. */
    private record Span(@Nullable Expression from, @Nullable Expression to) {}

    Optional<Condition> relate(Filter.Temporal filter) {
        if (filter.operator() != TemporalOperator.T_INTERSECTS || !(filter.left() instanceof Property(String name))) {
            return Optional.empty();
        }
        return span(filter.right()).flatMap(span -> relate(name, span));
    }

    private Optional<Condition> relate(String name, Span span) {
        if (name.equals(Kind.TIME)) {
            Condition instants = known(Names.INSTANT, instants(Names.INSTANT, span));
            Condition days = known(Names.DAY, days(Names.DAY, span));
            return Optional.of(
                    mainTimes.equals(Set.of(FieldType.INSTANT))
                            ? instants
                            : mainTimes.equals(Set.of(FieldType.DATE)) ? days : eitherTime(instants, days));
        }
        Field<?> field = kinds.findField(name).orElse(null);
        if (field == null || field.list()) {
            return Optional.empty();
        }
        Query known = Existence.of(kinds, name);
        return switch (field.type()) {
            case INSTANT -> Optional.of(Condition.known(instants(name, span), known));
            case DATE -> Optional.of(Condition.known(days(name, span), known));
            default -> Optional.empty();
        };
    }

    private static Condition known(String field, Query query) {
        return Condition.known(query, LongField.newRangeQuery(field, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** A document has one main time, so where one of the two is unknown the other decides. */
    private static Condition eitherTime(Condition instants, Condition days) {
        return new Condition(
                Condition.either(instants.whenTrue(), days.whenTrue()),
                Condition.either(instants.whenFalse(), days.whenFalse()));
    }

    private Query instants(String field, Span span) {
        return ranges.instants(field, span.from(), span.to());
    }

    private Query days(String field, Span span) {
        return ranges.days(field, span.from(), span.to());
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

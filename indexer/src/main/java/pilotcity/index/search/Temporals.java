package pilotcity.index.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

    Temporals(Kinds kinds, Set<String> asked) {
        this.kinds = kinds;
        this.mainTimes = asked.stream()
                .map(kinds::get)
                .flatMap(kind -> Optional.ofNullable(kind.time()).flatMap(kind::findField).stream())
                .map(Field::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** From the first to the last microsecond, both included. */
    private record Span(long from, long to) {
        long firstDay() {
            return Math.floorDiv(from, MICROS_PER_DAY);
        }

        long lastDay() {
            return Math.floorDiv(to, MICROS_PER_DAY);
        }
    }

    private static final long MICROS_PER_DAY = 86_400_000_000L;

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

    private static Query instants(String field, Span span) {
        return LongField.newRangeQuery(field, span.from(), span.to());
    }

    private static Query days(String field, Span span) {
        return LongField.newRangeQuery(field, span.firstDay(), span.lastDay());
    }

    private static Optional<Span> span(Expression value) {
        return switch (value) {
            case Expression.Timestamp(Instant at) -> Optional.of(new Span(Times.micros(at), Times.micros(at)));
            case Expression.Day day -> Optional.of(new Span(start(day), end(day)));
            case Expression.Interval interval
            when isConstant(interval) -> Optional.of(new Span(start(interval.start()), end(interval.end())));
            default -> Optional.empty();
        };
    }

    private static boolean isConstant(Expression.Interval interval) {
        List<Class<? extends Expression>> constants = List.of(Expression.Timestamp.class, Expression.Day.class);
        return isOneOf(interval.start(), constants) && isOneOf(interval.end(), constants);
    }

    private static boolean isOneOf(@Nullable Expression value, List<Class<? extends Expression>> types) {
        return value == null || types.stream().anyMatch(type -> type.isInstance(value));
    }

    private static long start(@Nullable Expression value) {
        return switch (value) {
            case Expression.Timestamp(Instant at) -> Times.micros(at);
            case Expression.Day(LocalDate day) -> micros(day);
            case null, default -> Long.MIN_VALUE;
        };
    }

    private static long end(@Nullable Expression value) {
        return switch (value) {
            case Expression.Timestamp(Instant at) -> Times.micros(at);
            case Expression.Day(LocalDate day) -> micros(day.plusDays(1)) - 1;
            case null, default -> Long.MAX_VALUE;
        };
    }

    private static long micros(LocalDate day) {
        return Times.micros(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}

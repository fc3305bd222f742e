package pilotcity.index.filter.evaluate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter.TemporalOperator;

/**
 * A stretch of time, both ends included (OGC 21-065r2, requirements class Temporal Functions): from a day or time, to a
 * day or time, either open.
 *
 * <p>The standard gives dates no time zone and calls every date an instant of its own granularity. So days among
 * themselves are compared as days. Beside a time, a day is an interval: {@link DayBounds}. Relations between intervals
 * are those of Allen as OWL-Time defines them, strict at both ends; an instant counts as an interval without length.
 *
 * @param start a LocalDate, an Instant, or {@link Open}
 * @param end a LocalDate, an Instant, or {@link Open}
 */
public record Period(Object start, Object end) {
    enum Open {
        START,
        END
    }

    /** Null when an end is no time. */
    static @Nullable Period between(@Nullable Object start, @Nullable Object end) {
        return start != null && end != null && isTime(start) && isTime(end) ? new Period(start, end) : null;
    }

    /** Open at an end that is null. */
    static @Nullable Period open(@Nullable Object start, @Nullable Object end) {
        return between(Objects.requireNonNullElse(start, Open.START), Objects.requireNonNullElse(end, Open.END));
    }

    private static @Nullable Period of(Object value) {
        return value instanceof Period period ? period : between(value, value);
    }

    private static boolean isTime(Object value) {
        return value instanceof LocalDate || value instanceof Instant || value instanceof Open;
    }

    private boolean isDays() {
        return !(start instanceof Instant) && !(end instanceof Instant);
    }

    private Instant from(ZoneId zone) {
        return switch (start) {
            case LocalDate day -> DayBounds.start(day, zone);
            case Instant time -> time;
            default -> Instant.MIN;
        };
    }

    private Instant to(boolean days, ZoneId zone) {
        return switch (end) {
            case LocalDate day -> days ? DayBounds.start(day, zone) : DayBounds.end(day, zone);
            case Instant time -> time;
            default -> Instant.MAX;
        };
    }

    /** Less than 0 when {@code a} is over before {@code b} starts, 0 when they share a moment; empty for no times. */
    public static OptionalInt compare(Object a, Object b, ZoneId zone) {
        Period one = of(a);
        Period other = of(b);
        if (one == null || other == null) {
            return OptionalInt.empty();
        }
        boolean days = one.isDays() && other.isDays();
        if (one.to(days, zone).isBefore(other.from(zone))) {
            return OptionalInt.of(-1);
        }
        return OptionalInt.of(one.from(zone).isAfter(other.to(days, zone)) ? 1 : 0);
    }

    /** Whether {@code to} is over before {@code from} starts, wherever a day among them is. */
    public static boolean isBackward(Object from, Object to) {
        return Stream.of(ZoneOffset.MIN, ZoneOffset.MAX)
                .allMatch(zone -> compare(to, from, zone).orElse(0) < 0);
    }

    static TruthValue test(Object a, TemporalOperator operator, Object b, ZoneId zone) {
        Period one = of(a);
        Period other = of(b);
        if (one == null || other == null) {
            return TruthValue.UNKNOWN;
        }
        boolean days = one.isDays() && other.isDays();
        return TruthValue.of(
                new Ends(one.from(zone), one.to(days, zone), other.from(zone), other.to(days, zone)).test(operator));
    }

    private record Ends(Instant start, Instant end, Instant otherStart, Instant otherEnd) {
        boolean test(TemporalOperator operator) {
            return switch (operator) {
                case T_BEFORE -> end.isBefore(otherStart);
                case T_AFTER, T_METBY, T_OVERLAPPEDBY, T_DURING, T_STARTEDBY, T_FINISHEDBY ->
                    turned().test(converse(operator));
                case T_DISJOINT -> end.isBefore(otherStart) || start.isAfter(otherEnd);
                case T_INTERSECTS -> !test(TemporalOperator.T_DISJOINT);
                case T_EQUALS -> start.equals(otherStart) && end.equals(otherEnd);
                case T_MEETS -> start.isBefore(otherStart) && end.equals(otherStart) && end.isBefore(otherEnd);
                case T_OVERLAPS -> start.isBefore(otherStart) && end.isAfter(otherStart) && end.isBefore(otherEnd);
                case T_CONTAINS -> start.isBefore(otherStart) && end.isAfter(otherEnd);
                case T_STARTS -> start.equals(otherStart) && end.isBefore(otherEnd);
                case T_FINISHES -> start.isAfter(otherStart) && end.equals(otherEnd);
            };
        }

        private Ends turned() {
            return new Ends(otherStart, otherEnd, start, end);
        }

        private static TemporalOperator converse(TemporalOperator operator) {
            return switch (operator) {
                case T_AFTER -> TemporalOperator.T_BEFORE;
                case T_METBY -> TemporalOperator.T_MEETS;
                case T_OVERLAPPEDBY -> TemporalOperator.T_OVERLAPS;
                case T_DURING -> TemporalOperator.T_CONTAINS;
                case T_STARTEDBY -> TemporalOperator.T_STARTS;
                case T_FINISHEDBY -> TemporalOperator.T_FINISHES;
                default -> operator;
            };
        }
    }
}

package pilotcity.portal.face.open311.answer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** Times as W3CDTF writes them, with an offset and to the second. */
public final class W3cTimes {
    private static final Duration LONGEST = Duration.ofDays(90);

    private W3cTimes() {}

    /**
     * A stretch of time.
     *
     * @param until the last moment or day of it
     */
    public record Span(@Nullable Moment from, @Nullable Moment until) {
        public boolean includes(Instant time) {
            return (from == null || !time.isBefore(from.at()))
                    && (until == null || time.isBefore(until.endExclusive()));
        }
    }

    /**
     * What an argument names: a time, or a day of people, which is where the record is.
     *
     * @param at the time, or where the day begins in the portal's zone
     */
    public record Moment(Instant at, @Nullable LocalDate day, ZoneId zone) {
        private boolean isBefore(Moment other) {
            return day == null ? at.isBefore(other.at()) : !endExclusive().isAfter(other.at());
        }

        /** The first moment after it; times are shown to the second. */
        public Instant endExclusive() {
            return day == null
                    ? W3cTimes.endExclusive(at)
                    : day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** @throws IllegalArgumentException that says what is wrong */
    public static Moment read(String text, ZoneId zone) {
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            try {
                LocalDate day = LocalDate.parse(text);
                return new Moment(day.atStartOfDay(zone).toInstant(), day, zone);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("'" + text + "' is no day of the calendar", e);
            }
        }
        return new Moment(read(text), null, zone);
    }

    /** @throws IllegalArgumentException that says what is wrong */
    private static Instant read(String text) {
        try {
            if (text.matches("[0-9]{4}-.*")) {
                // an unescaped plus has become a space on its way
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            }
        } catch (DateTimeException e) {
            // reported below
        }
        throw new IllegalArgumentException(
                "must be a day such as 2026-05-31, or a time with an offset such as 2026-05-31T08:00:00+08:00, not '"
                        + text + "'");
    }

    public static @Nullable String write(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code start_date} and {@code end_date}, at most 90 days apart; where one is missing, 90 days from the other. */
    public static Optional<Span> span(QueryParameters given, ZoneId zone) {
        Moment start = given.read("start_date", text -> read(text, zone)).orElse(null);
        Moment end = given.read("end_date", text -> read(text, zone)).orElse(null);
        if (start != null && end != null) {
            if (end.isBefore(start)) {
                throw Problem.field("end_date", "is before start_date");
            }
            if (Duration.between(start.at(), end.at()).compareTo(LONGEST) > 0) {
                throw Problem.field("end_date", "is more than 90 days after start_date");
            }
            return Optional.of(new Span(start, end));
        }
        if (start != null) {
            return Optional.of(new Span(start, time(start.at().plus(LONGEST))));
        }
        return Optional.ofNullable(end).map(last -> new Span(time(last.at().minus(LONGEST)), last));
    }

    private static Moment time(Instant at) {
        return new Moment(at, null, ZoneOffset.UTC);
    }

    /** The default. */
    public static Span recent(Instant now) {
        return new Span(time(now.minus(LONGEST)), null);
    }

    /** Times are shown to the second: one that shows the last second lies in it. */
    private static Instant endExclusive(Instant last) {
        return last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}

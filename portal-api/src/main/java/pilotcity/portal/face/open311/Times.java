package pilotcity.portal.face.open311;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;

/** Times as W3CDTF writes them, with an offset and to the second. */
final class Times {
    private static final Duration LONGEST = Duration.ofDays(90);

    private Times() {}

    /**
     * A stretch of time.
     *
     * @param until not part of it
     */
    record Span(@Nullable Instant from, @Nullable Instant until) {
        boolean includes(Instant time) {
            return (from == null || !time.isBefore(from)) && (until == null || time.isBefore(until));
        }
    }

    /** @throws IllegalArgumentException that says what is wrong */
    static Instant read(String text) {
        try {
            if (text.matches("[0-9]{4}-.*")) {
                // a plus that nobody escaped has become a space on its way
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "must be a time with an offset such as 2026-05-31T08:00:00+08:00, not '" + text + "'");
    }

    static @Nullable String write(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** {@code start_date} and {@code end_date}, at most 90 days apart; where one is missing, 90 days from the other. */
    static Optional<Span> span(Parameters given) {
        Instant start = given.read("start_date", Times::read).orElse(null);
        Instant end = given.read("end_date", Times::read).orElse(null);
        if (start == null && end == null) {
            return Optional.empty();
        }
        if (start != null && end != null) {
            if (end.isBefore(start)) {
                throw Problem.field("end_date", "is before start_date");
            }
            if (Duration.between(start, end).compareTo(LONGEST) > 0) {
                throw Problem.field("end_date", "is more than 90 days after start_date");
            }
        }
        return Optional.of(new Span(
                start == null ? java.util.Objects.requireNonNull(end).minus(LONGEST) : start,
                behind(end == null ? java.util.Objects.requireNonNull(start).plus(LONGEST) : end)));
    }

    /** What is asked for where nobody says. */
    static Span recent(Instant now) {
        return new Span(now.minus(LONGEST), null);
    }

    /** Times are shown to the second: one that shows the last second lies in it. */
    static Instant behind(Instant last) {
        return last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
}

package pilotcity.index.filter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Days beside times: a day is all of itself in {@link #ZONE}, since CQL2 gives dates no time zone of their own. */
public final class Days {
    /** Where days begin and end. */
    public static final ZoneId ZONE = ZoneOffset.UTC;

    private Days() {}

    /** The first moment of {@code day}. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The last nanosecond of {@code day}. */
    public static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant().minusNanos(1);
    }
}

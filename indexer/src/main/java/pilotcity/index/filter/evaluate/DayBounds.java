package pilotcity.index.filter.evaluate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a day as instants: a day lasts from midnight to midnight in the time zone of the document, since CQL2 dates
 * have no zone.
 */
public final class DayBounds {
    private DayBounds() {}

    /** The first moment of {@code day}. */
    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The last nanosecond of {@code day}. */
    public static Instant end(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }

    /** What the clocks show at {@code time}, as if it were in UTC: so its day is that of people there. */
    public static Instant shown(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC);
    }

    /** The zone that a document names, or {@code other} where it names none that there is. */
    public static ZoneId zone(@Nullable Object name, ZoneId other) {
        if (name == null) {
            return other;
        }
        try {
            return ZoneId.of(name.toString());
        } catch (DateTimeException e) {
            return other;
        }
    }
}

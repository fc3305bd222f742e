package pilotcity.portal.face.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is said to have happened, and lies ahead: a mistyped year, a clock that is fast. Feeds and catalogues do not pass
 * it on as the time of a change, since whoever reads them would wait for it, or never look again.
 */
public final class PastTimes {
    /** Where a day begins first. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private PastTimes() {}

    public static boolean isPast(Instant moment) {
        return !moment.isAfter(Instant.now());
    }

    /** The day, or null when it has begun nowhere yet. */
    public static @Nullable String pastDay(@Nullable String day) {
        return day == null || LocalDate.parse(day).isAfter(LocalDate.now(EARLIEST)) ? null : day;
    }
}

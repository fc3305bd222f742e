package pilotcity.portal.face.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What is said to have happened, and lies ahead: a mistyped year, a clock that is fast. Feeds and catalogues do not pass
 * it on as the time of a change, since whoever reads them would wait for it, or never look again.
 */
public final class Past {
    /** Where a day begins first. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private Past() {}

    public static boolean is(Instant moment) {
        return !moment.isAfter(Instant.now());
    }

    /** The day, or null when it has begun nowhere yet. */
    public static @Nullable String day(@Nullable String day) {
        return day == null || LocalDate.parse(day).isAfter(LocalDate.now(EARLIEST)) ? null : day;
    }
}

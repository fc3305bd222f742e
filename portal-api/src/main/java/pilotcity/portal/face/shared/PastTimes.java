package pilotcity.portal.face.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Guards against event times in the future, such as a mistyped year or a fast clock: feeds and catalogues must not
 * publish them as times of change.
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

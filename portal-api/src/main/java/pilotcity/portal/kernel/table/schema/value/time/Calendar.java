package pilotcity.portal.kernel.table.schema.value.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.YearRange;

/** Days and times out of their numbers: null instead of an exception, as most cells that are no date are read as one. */
final class Calendar {
    private static final int[] LENGTHS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Calendar() {}

    /** The day, in the years 1 to 9999. */
    static @Nullable LocalDate day(int year, int month, int day) {
        if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > LENGTHS[month - 1]) {
            return null;
        }
        boolean leap = (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && day == 29 && !leap ? null : LocalDate.of(year, month, day);
    }

    static @Nullable LocalTime time(int hour, int minute, int second, int nano) {
        boolean is = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60 && nano >= 0;
        return is ? LocalTime.of(hour, minute, second, nano) : null;
    }

    static @Nullable Instant instant(LocalDate day, LocalTime time, ZoneOffset offset) {
        return held(LocalDateTime.of(day, time).toInstant(offset));
    }

    /**
     * The moment when clocks in {@code zone} show this: the first where they show it twice, null where they skip it.
     */
    static @Nullable Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
        LocalDateTime clock = LocalDateTime.of(day, time);
        if (zone instanceof ZoneOffset offset) {
            return held(clock.toInstant(offset));
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(clock);
        return offsets.isEmpty() ? null : held(clock.toInstant(offsets.getFirst()));
    }

    private static @Nullable Instant held(Instant time) {
        return YearRange.contain(time) ? time : null;
    }
}

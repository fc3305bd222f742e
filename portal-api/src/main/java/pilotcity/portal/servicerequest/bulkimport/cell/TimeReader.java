package pilotcity.portal.servicerequest.bulkimport.cell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pilotcity.index.kind.YearRange;

/**
 * Reads times as people and programs write them: ISO 8601, slashes and dots, 2011年7月1日, with am, p.m., 上午 or 下午, days
 * alone, seconds and milliseconds since 1970. Where the year does not come first a pattern has to say what does.
 */
public final class TimeReader {
    private static final Pattern ZERO = Pattern.compile("0{1,13}(\\.0{1,9})?");
    private final ZoneId zone;
    private final List<TimePattern.Exact> exact = new ArrayList<>();
    private final List<TimePattern.Ordered> ordered = new ArrayList<>();

    /**
     * @param zone of times that state no offset
     * @param patterns of {@link java.time.format.DateTimeFormatter}
     * @throws IllegalArgumentException when one is none
     */
    public TimeReader(ZoneId zone, List<String> patterns) {
        this.zone = zone;
        for (String pattern : patterns) {
            switch (TimePattern.of(pattern)) {
                case TimePattern.Exact one -> exact.add(one);
                case TimePattern.Ordered one -> ordered.add(one);
            }
        }
        ordered.add(new TimePattern.Ordered(TimePattern.Order.YEAR_FIRST, false));
    }

    /**
     * A time.
     *
     * @param day whether it is a whole day, which begins then
     * @param leftOut whether no clock there showed it, since it was put forward: then it is as much later
     */
    public record Moment(ZonedDateTime at, boolean day, boolean leftOut) {
        static Moment at(ZonedDateTime time) {
            return new Moment(time, false, false);
        }

        static Moment local(LocalDateTime time, ZoneId zone) {
            ZonedDateTime at = time.atZone(zone);
            return new Moment(at, false, !at.toLocalDateTime().equals(time));
        }

        static Moment day(LocalDate day, ZoneId zone) {
            return new Moment(day.atStartOfDay(zone), true, false);
        }

        /** Whether it is what a computer makes of 0: midnight of 1970-01-01, in UTC or by the clock. */
        public boolean isZero() {
            return start().equals(Instant.EPOCH) || at.toLocalDateTime().equals(LocalDateTime.of(1970, 1, 1, 0, 0));
        }

        public Instant start() {
            return at.toInstant();
        }

        /** The last second of a day, or the time itself. */
        public Instant end() {
            return day ? at.plusDays(1).toInstant().minusSeconds(1) : start();
        }
    }

    /** Whether it is a number of seconds since 1970 that is 0. */
    public static boolean isZero(String text) {
        return ZERO.matcher(text).matches();
    }

    /** @throws DateTimeException when it is no time; the message goes on after the text */
    public Moment read(String text) {
        for (TimePattern.Exact pattern : exact) {
            Optional<TemporalAccessor> found = pattern.read(text);
            if (found.isPresent()) {
                return inRange(moment(found.get()));
            }
        }
        DateTimeException failure = null;
        for (TimePattern.Ordered pattern : ordered) {
            try {
                return inRange(new DateTimeScanner(text, pattern).read(zone));
            } catch (DateTimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        throw failure == null ? new DateTimeException("is no time") : failure;
    }

    private Moment moment(TemporalAccessor found) {
        return switch (found) {
            case ZonedDateTime zoned -> Moment.at(zoned);
            case LocalDateTime local -> Moment.local(local, zone);
            default -> Moment.day(LocalDate.from(found), zone);
        };
    }

    private static Moment inRange(Moment moment) {
        if (!YearRange.contain(moment.start()) || !YearRange.contain(moment.end())) {
            throw new DateTimeException("is not " + YearRange.RANGE);
        }
        return moment;
    }
}

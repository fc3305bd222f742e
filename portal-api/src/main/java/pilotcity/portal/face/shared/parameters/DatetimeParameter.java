package pilotcity.portal.face.shared.parameters;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kind;
import pilotcity.index.text.TextFolding;

/**
 * The {@code datetime} parameter (OGC API Features 1.0.1, clause 7.15.4): an instant or day of RFC 3339, or an interval
 * {@code a/b} with {@code ..} or nothing for an open end; either end may be a duration of ISO 8601. A day is a day of
 * people: it begins and ends where the document is.
 */
public final class DatetimeParameter {
    private static final int LAST_YEAR = 9999;

    private DatetimeParameter() {}

    /** @throws IllegalArgumentException that says what is wrong */
    public static Filter read(String given) {
        String text = TextFolding.narrow(given);
        String[] ends = text.split("/", -1);
        Expression when = switch (ends.length) {
            case 1 -> moment(text);
            case 2 -> interval(ends[0], ends[1]);
            default -> throw new IllegalArgumentException("must be an instant or an interval, not '" + text + "'");
        };
        return new Filter.Temporal(Filter.TemporalOperator.T_INTERSECTS, new Expression.Property(Kind.TIME), when);
    }

    private static Expression interval(String from, String until) {
        Expression start = from.startsWith("P") ? null : end(from);
        Expression end = until.startsWith("P") ? null : end(until);
        if (until.startsWith("P") && start != null) {
            end = shifted(start, until, 1);
        } else if (from.startsWith("P") && end != null) {
            start = shifted(end, from, -1);
        } else if (from.startsWith("P") || until.startsWith("P")) {
            throw new IllegalArgumentException("a duration needs an instant or day at the other end");
        }
        if (start != null
                && end != null
                && pilotcity.index.filter.evaluate.Period.isBackward(value(start), value(end))) {
            throw new IllegalArgumentException("the interval ends before it begins");
        }
        return new Expression.Interval(start, end);
    }

    private static @Nullable Expression end(String text) {
        return text.isEmpty() || text.equals("..") ? null : moment(text);
    }

    private static Expression moment(String text) {
        try {
            return text.length() == 10 ? new Expression.Day(LocalDate.parse(text)) : timestamp(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a day (2013-01-29) nor an instant (2013-01-29T00:00:00Z)");
        }
    }

    /**
     * A day, or a time that is of UTC where it names no offset.
     *
     * @throws DateTimeException when it is neither
     */
    public static Expression ofUtc(String text) {
        if (text.length() == 10) {
            return new Expression.Day(LocalDate.parse(text));
        }
        return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})") ? timestamp(text) : timestamp(text + "Z");
    }

    private static Expression timestamp(String text) {
        return new Expression.Timestamp(inCalendar(OffsetDateTime.parse(text)).toInstant());
    }

    /** RFC 3339 has the years 0000 to 9999. */
    private static OffsetDateTime inCalendar(OffsetDateTime time) {
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            throw new DateTimeException("not of the years 0000 to 9999: " + time);
        }
        return time;
    }

    private static Expression shifted(Expression from, String duration, int sign) {
        try {
            int time = duration.indexOf('T');
            Period days = time == 1 ? Period.ZERO : Period.parse(time < 0 ? duration : duration.substring(0, time));
            if (time < 0 && from instanceof Expression.Day(LocalDate day)) {
                return new Expression.Day(days(day, days, sign));
            }
            Duration hours = time < 0 ? Duration.ZERO : Duration.parse("P" + duration.substring(time));
            if (!(from instanceof Expression.Timestamp(Instant instant))) {
                throw new IllegalArgumentException("a day begins where the document is: '" + duration
                        + "' has hours, and needs an instant at the other end");
            }
            return new Expression.Timestamp(inCalendar(instant.atOffset(ZoneOffset.UTC)
                            .plus(days.multipliedBy(sign))
                            .plus(hours.multipliedBy(sign)))
                    .toInstant());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + duration + "' is no duration such as P1D within the years 0000 to 9999");
        }
    }

    /** The other end of a number of days, both ends included. */
    private static LocalDate days(LocalDate day, Period length, int sign) {
        LocalDate other = day.plus(length.multipliedBy(sign));
        return other.equals(day) ? day : other.minusDays(sign);
    }

    private static Object value(Expression moment) {
        return moment instanceof Expression.Day(LocalDate day) ? day : ((Expression.Timestamp) moment).value();
    }
}

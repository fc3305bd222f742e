package pilotcity.portal.face.shared.catalogue.solr;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.index.filter.Expression;
import pilotcity.portal.face.shared.parameters.DatetimeParameter;

/**
 * Dates as Solr writes them: {@code 2026-01-31T08:00:00Z}, {@code NOW-7DAYS/DAY}. A time without an offset is in UTC,
 * as CKAN writes its times; a day is a day of people, and days are rounded and counted in their zone.
 */
final class SolrDates {
    private static final Pattern MATH =
            Pattern.compile("NOW((?:[+-][0-9]{1,6}[A-Z]+|/[A-Z]+)*+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STEP = Pattern.compile("([+/-])([0-9]*)([A-Z]+)");

    private SolrDates() {}

    /** @throws SolrException when it is no date */
    static Expression read(String text, Instant now, ZoneId zone) {
        Matcher math = MATH.matcher(text);
        try {
            if (math.matches()) {
                return new Expression.Timestamp(computed(math.group(1).toUpperCase(Locale.ROOT), now, zone));
            }
            return DatetimeParameter.ofUtc(text);
        } catch (DateTimeException e) {
            throw new SolrException("Invalid Date String:'" + text + "'");
        }
    }

    private static Instant computed(String steps, Instant now, ZoneId zone) {
        LocalDateTime time = LocalDateTime.ofInstant(now, zone);
        Matcher step = STEP.matcher(steps);
        while (step.find()) {
            ChronoUnit unit = unit(step.group(3));
            time = switch (step.group(1)) {
                case "/" -> rounded(time, unit);
                case "+" -> time.plus(Long.parseLong(step.group(2)), unit);
                default -> time.minus(Long.parseLong(step.group(2)), unit);
            };
        }
        return time.atZone(zone).toInstant();
    }

    private static LocalDateTime rounded(LocalDateTime time, ChronoUnit unit) {
        LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case YEARS -> day.withDayOfYear(1);
            case MONTHS -> day.withDayOfMonth(1);
            default -> time.truncatedTo(unit);
        };
    }

    private static ChronoUnit unit(String name) {
        return switch (name) {
            case "YEAR", "YEARS" -> ChronoUnit.YEARS;
            case "MONTH", "MONTHS" -> ChronoUnit.MONTHS;
            case "DAY", "DAYS", "DATE" -> ChronoUnit.DAYS;
            case "HOUR", "HOURS" -> ChronoUnit.HOURS;
            case "MINUTE", "MINUTES" -> ChronoUnit.MINUTES;
            case "SECOND", "SECONDS" -> ChronoUnit.SECONDS;
            default -> throw new SolrException("Invalid unit of time '" + name + "'");
        };
    }
}

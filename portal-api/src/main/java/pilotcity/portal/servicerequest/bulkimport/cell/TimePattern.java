package pilotcity.portal.servicerequest.bulkimport.cell;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/**
 * A pattern of {@link DateTimeFormatter} in a mapping. Most only say whether the month or the day comes first;
 * times of that order are then read as people write them. The others are taken by the letter.
 */
sealed interface TimePattern {
    /** The parts of a date in their order. */
    enum Order {
        YEAR_FIRST,
        /** A year of two or three digits is of the calendar of the Republic of China: 109 is 2020. */
        REPUBLIC_YEAR_FIRST,
        MONTH_FIRST,
        DAY_FIRST
    }

    /** @param shortYear whether the year has two digits */
    record Ordered(Order order, boolean shortYear) implements TimePattern {}

    record Exact(DateTimeFormatter formatter) implements TimePattern {
        Optional<TemporalAccessor> read(String text) {
            try {
                return Optional.of(formatter.parseBest(
                        text.replaceAll("(?i)\\b([ap])\\.? ?m\\b\\.?", "$1m"),
                        ZonedDateTime::from,
                        LocalDateTime::from,
                        LocalDate::from));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    /** @throws IllegalArgumentException when it is none */
    static TimePattern of(String pattern) {
        DateTimeFormatter formatter;
        try {
            formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern.contains("G") ? pattern : pattern.replace('y', 'u'))
                    .toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("times: '" + pattern + "' is no pattern: " + e.getMessage(), e);
        }
        String plain = pattern.replace("'T'", " ").replace('u', 'y');
        if (!plain.matches("[yMdHhmsSaXxZ :/.,年月日时分秒\\[\\]-]+") || plain.contains("MMM")) {
            return new Exact(formatter);
        }
        boolean shortYear = plain.contains("yy") && !plain.contains("yyy");
        String order = plain.replaceAll("[^yMd]", "").replaceAll("(.)\\1+", "$1");
        boolean republic = plain.matches("[^y]*yyy[^y]*");
        boolean apart = plain.matches(".*[yMd][^yMd]+[yMd]+[^yMd]+[yMd].*");
        return switch (order) {
            case "yMd" ->
                shortYear
                        ? new Exact(formatter)
                        : new Ordered(republic ? Order.REPUBLIC_YEAR_FIRST : Order.YEAR_FIRST, false);
            case "Mdy" -> apart ? new Ordered(Order.MONTH_FIRST, shortYear) : new Exact(formatter);
            case "dMy" -> apart ? new Ordered(Order.DAY_FIRST, shortYear) : new Exact(formatter);
            default -> new Exact(formatter);
        };
    }
}

package pilotcity.portal.kernel.table.source.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/**
 * Numbers of cells as text without loss.
 *
 * @param since1904 whether days are counted from 1 January 1904, as old Macs did
 */
record CellNumbers(boolean since1904) {
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);
    private static final LocalDate START_1900 = LocalDate.of(1899, 12, 30);
    /** The 29 February 1900, which there was not. */
    private static final int NO_DAY = 60;

    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(86_400_000);
    private static final long HOUR = 3_600_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]");
    private static final DateTimeFormatter WHOLE_MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final DateTimeFormatter WHOLE_TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int EXACT_DIGITS = 15;
    private static final int LARGEST_EXPONENT = 400;

    /** @param raw the value as the file has it */
    String text(String raw, NumberFormat format) {
        BigDecimal number;
        try {
            number = new BigDecimal(raw.strip());
        } catch (NumberFormatException e) {
            return raw;
        }
        if (Math.abs((long) number.scale()) > LARGEST_EXPONENT || number.precision() > LARGEST_EXPONENT) {
            return raw;
        }
        if (format.meaning() != NumberFormat.Meaning.NUMBER && number.signum() >= 0 && number.compareTo(LAST_DAY) < 0) {
            return moment(number, format.meaning());
        }
        String plain = plain(number);
        boolean whole = plain.chars().allMatch(Character::isDigit);
        return whole && plain.length() < format.digits() ? "0".repeat(format.digits() - plain.length()) + plain : plain;
    }

    /** Seventeen digits are how some programs write the nearest binary fraction to a shorter number. */
    private static String plain(BigDecimal number) {
        if (number.precision() > EXACT_DIGITS && number.stripTrailingZeros().scale() > 0) {
            BigDecimal shortest = BigDecimal.valueOf(number.doubleValue());
            if (shortest.precision() <= EXACT_DIGITS) {
                return shortest.toPlainString();
            }
        }
        return number.scale() <= 0 ? number.toPlainString() : trimmed(number.toPlainString());
    }

    /** LibreOffice and others write whole numbers as {@code 12.0}. */
    private static String trimmed(String plain) {
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }

    private String moment(BigDecimal number, NumberFormat.Meaning meaning) {
        long all =
                number.multiply(MILLISECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        long day = Math.floorDiv(all, MILLISECONDS.longValue());
        long within = Math.floorMod(all, MILLISECONDS.longValue());
        if (meaning == NumberFormat.Meaning.ELAPSED) {
            return "%d:%02d:%02d".formatted(all / HOUR, all / 60_000 % 60, all / 1000 % 60);
        }
        if (day == NO_DAY && !since1904) {
            return plain(number);
        }
        LocalTime time = LocalTime.ofNanoOfDay(within * 1_000_000);
        boolean whole = within % 1000 == 0;
        if (meaning == NumberFormat.Meaning.TIME && day == 0) {
            return time.format(whole ? WHOLE_TIME : TIME);
        }
        LocalDate date = date(day);
        if (meaning == NumberFormat.Meaning.DATE && within == 0) {
            return date.toString();
        }
        return LocalDateTime.of(date, time).format(whole ? WHOLE_MOMENT : MOMENT);
    }

    private LocalDate date(long day) {
        if (since1904) {
            return START_1904.plusDays(day);
        }
        return START_1900.plusDays(day < NO_DAY ? day + 1 : day);
    }
}

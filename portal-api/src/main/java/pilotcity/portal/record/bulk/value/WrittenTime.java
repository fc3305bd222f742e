package pilotcity.portal.record.bulk.value;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One time, read from left to right. */
final class WrittenTime {
    private static final Pattern FRACTION = Pattern.compile("[0-9]{9,13}\\.[0-9]{1,9}");
    private static final String NO_TIME = "is no time";
    private static final int TURN_OF_CENTURY = 70;
    private static final List<String> ERAS = List.of("中華民國", "中华民国", "民國", "民国");
    private static final int BEFORE_THE_REPUBLIC = 1911;

    private final String text;
    private final Written written;
    private final TimePattern.Ordered pattern;

    WrittenTime(String text, TimePattern.Ordered pattern) {
        this.text = text;
        this.written = new Written(text);
        this.pattern = pattern;
    }

    /** A half of the day; null where none is named. */
    private enum Half {
        MORNING,
        NOON,
        AFTERNOON
    }

    TimeReader.Moment read(ZoneId zone) {
        Instant epoch = findEpoch();
        if (epoch != null) {
            return TimeReader.Moment.at(epoch.atZone(zone));
        }
        LocalDate date = date();
        if (written.ended()) {
            return TimeReader.Moment.day(date, zone);
        }
        written.take("Tt,");
        written.skipSpace();
        LocalDateTime time = time(date);
        written.skipSpace();
        ZoneOffset offset = offset();
        written.skipSpace();
        require(written.ended());
        return offset == null
                ? TimeReader.Moment.local(time, zone)
                : TimeReader.Moment.at(ZonedDateTime.of(time, offset));
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new DateTimeException(NO_TIME);
        }
    }

    /** Seconds, milliseconds or microseconds since 1970, told apart by their number of digits. */
    private @Nullable Instant findEpoch() {
        int whole = written.digits();
        boolean number = whole == text.length() || FRACTION.matcher(text).matches();
        if (!number || whole < 9 || (whole == 12 && text.matches("(19|20).*") && isCalendar())) {
            return null;
        }
        long units = Long.parseLong(text.substring(0, Math.min(whole, 16)));
        return switch (whole) {
            case 9, 10 -> Instant.ofEpochSecond(units, nanos(whole));
            case 11, 12, 13 -> Instant.ofEpochMilli(units);
            case 16 -> Instant.ofEpochSecond(units / 1_000_000, units % 1_000_000 * 1_000);
            default -> null;
        };
    }

    private int nanos(int whole) {
        return whole == text.length() ? 0 : Integer.parseInt((text.substring(whole + 1) + "00000000").substring(0, 9));
    }

    private boolean isCalendar() {
        try {
            LocalDate.parse(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6, 8));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private LocalDate date() {
        boolean republic = ERAS.stream().anyMatch(written::takeWord);
        written.skipSpace();
        int first = written.digits();
        require(!republic || first <= 3);
        if (first == 8 || first == 12 || first == 14) {
            return day(written.number(4), written.number(2), written.number(2));
        }
        int a = written.number(4);
        char sign = written.take("-/.年");
        require(a >= 0 && sign != 0);
        int b = written.number(2);
        written.take(sign == '年' ? "月" : String.valueOf(sign));
        int lastDigits = written.digits();
        int c = written.number(4);
        written.take("日号號");
        require(b >= 0 && c >= 0);
        boolean ofTheRepublic = republic || (first <= 3 && pattern.order() == TimePattern.Order.REPUBLIC_YEAR_FIRST);
        if (ofTheRepublic || first == 4) {
            require(lastDigits <= 2);
            return day(ofTheRepublic ? a + BEFORE_THE_REPUBLIC : a, b, c);
        }
        return ordered(first, a, b, c, lastDigits);
    }

    /** Three numbers of which none shows that it is the year. */
    private LocalDate ordered(int firstDigits, int a, int b, int c, int lastDigits) {
        if (firstDigits == 3) {
            throw new DateTimeException(
                    "has a year of three digits: if 109 is 2020, as in Taiwan, say so by the pattern"
                            + " yyy/M/d in times, or write 民國109年1月8日");
        }
        require(firstDigits <= 2);
        return switch (pattern.order()) {
            case MONTH_FIRST -> day(year(c, lastDigits), a, b);
            case DAY_FIRST -> day(year(c, lastDigits), b, a);
            case YEAR_FIRST, REPUBLIC_YEAR_FIRST ->
                throw new DateTimeException(
                        "does not begin with the year: say by a pattern in times which part is the day, such as"
                                + " dd/MM/yyyy");
        };
    }

    private int year(int year, int digits) {
        require(digits == 4 || (digits == 2 && pattern.shortYear()));
        return digits == 4 ? year : year < TURN_OF_CENTURY ? 2000 + year : 1900 + year;
    }

    private static LocalDate day(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            throw new DateTimeException("is no day of the calendar", e);
        }
    }

    private LocalDateTime time(LocalDate date) {
        Half half = half();
        written.skipSpace();
        int hour = written.number(2);
        require(hour >= 0);
        int minute = 0;
        int second = 0;
        int nanos = 0;
        if (written.take(":時时點点") != 0 || written.atDigit()) {
            minute = Math.max(0, written.number(2));
            if (written.take(":分") != 0 || written.atDigit()) {
                second = Math.max(0, written.number(2));
                nanos = written.take(".,") == 0 ? 0 : written.fraction();
                written.take("秒");
            }
        } else {
            require(half != null);
        }
        written.skipSpace();
        Half after = half == null ? half() : half;
        if (hour == 24 && minute + second + nanos == 0 && after == null) {
            return date.plusDays(1).atStartOfDay();
        }
        try {
            return date.atTime(LocalTime.of(of24(hour, after), minute, second, nanos));
        } catch (DateTimeException e) {
            throw new DateTimeException("is no time of the day", e);
        }
    }

    private @Nullable Half half() {
        if (written.takeWord("上午") || written.takeWord("凌晨") || written.takeWord("早上") || isLatin('a')) {
            return Half.MORNING;
        }
        if (written.takeWord("下午") || written.takeWord("晚上") || written.takeWord("傍晚") || isLatin('p')) {
            return Half.AFTERNOON;
        }
        return written.takeWord("中午") ? Half.NOON : null;
    }

    /** am, AM, a.m., A. M. */
    private boolean isLatin(char letter) {
        return written.takeWord(letter + ".m.")
                || written.takeWord(letter + ". m.")
                || written.takeWord(letter + ".m")
                || written.takeWord(letter + "m");
    }

    private static int of24(int hour, @Nullable Half half) {
        return switch (half) {
            case null -> hour;
            case MORNING -> hour == 12 ? 0 : hour > 12 ? 24 : hour;
            case NOON -> hour < 11 ? hour + 12 : hour;
            case AFTERNOON -> hour < 12 ? hour + 12 : hour;
        };
    }

    private @Nullable ZoneOffset offset() {
        boolean named = written.takeWord("UTC") || written.takeWord("GMT") || written.takeWord("Z");
        char sign = written.take("+-−");
        if (sign == 0) {
            return named ? ZoneOffset.UTC : null;
        }
        int hours = written.number(2);
        written.take(":");
        int minutes = Math.max(0, written.number(2));
        require(hours >= 0 && minutes < 60);
        int seconds = (hours * 60 + minutes) * 60;
        try {
            return ZoneOffset.ofTotalSeconds(sign == '+' ? seconds : -seconds);
        } catch (DateTimeException e) {
            throw new DateTimeException("has no offset from UTC that there is", e);
        }
    }
}

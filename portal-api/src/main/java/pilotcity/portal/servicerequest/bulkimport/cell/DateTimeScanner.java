package pilotcity.portal.servicerequest.bulkimport.cell;

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
final class DateTimeScanner {
    private static final Pattern FRACTION = Pattern.compile("[0-9]{9,13}\\.[0-9]{1,9}");
    private static final String NO_TIME = "is no time";
    private static final int TURN_OF_CENTURY = 70;
    private static final List<String> ERAS = List.of("中華民國", "中华民国", "民國", "民国");
    private static final int BEFORE_THE_REPUBLIC = 1911;

    private final String text;
    private final TextScanner textScanner;
    private final TimePattern.Ordered pattern;

    DateTimeScanner(String text, TimePattern.Ordered pattern) {
        this.text = text;
        this.textScanner = new TextScanner(text);
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
        if (textScanner.ended()) {
            return TimeReader.Moment.day(date, zone);
        }
        textScanner.take("Tt,");
        textScanner.skipSpace();
        LocalDateTime time = time(date);
        textScanner.skipSpace();
        ZoneOffset offset = offset();
        textScanner.skipSpace();
        require(textScanner.ended());
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
        int whole = textScanner.digits();
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
        boolean republic = ERAS.stream().anyMatch(textScanner::takeWord);
        textScanner.skipSpace();
        int first = textScanner.digits();
        require(!republic || first <= 3);
        if (first == 8 || first == 12 || first == 14) {
            return day(textScanner.number(4), textScanner.number(2), textScanner.number(2));
        }
        int a = textScanner.number(4);
        char sign = textScanner.take("-/.年");
        require(a >= 0 && sign != 0);
        int b = textScanner.number(2);
        textScanner.take(sign == '年' ? "月" : String.valueOf(sign));
        int lastDigits = textScanner.digits();
        int c = textScanner.number(4);
        textScanner.take("日号號");
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
        textScanner.skipSpace();
        int hour = textScanner.number(2);
        require(hour >= 0);
        int minute = 0;
        int second = 0;
        int nanos = 0;
        if (textScanner.take(":時时點点") != 0 || textScanner.atDigit()) {
            minute = Math.max(0, textScanner.number(2));
            if (textScanner.take(":分") != 0 || textScanner.atDigit()) {
                second = Math.max(0, textScanner.number(2));
                nanos = textScanner.take(".,") == 0 ? 0 : textScanner.fraction();
                textScanner.take("秒");
            }
        } else {
            require(half != null);
        }
        textScanner.skipSpace();
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
        if (textScanner.takeWord("上午") || textScanner.takeWord("凌晨") || textScanner.takeWord("早上") || isLatin('a')) {
            return Half.MORNING;
        }
        if (textScanner.takeWord("下午") || textScanner.takeWord("晚上") || textScanner.takeWord("傍晚") || isLatin('p')) {
            return Half.AFTERNOON;
        }
        return textScanner.takeWord("中午") ? Half.NOON : null;
    }

    /** am, AM, a.m., A. M. */
    private boolean isLatin(char letter) {
        return textScanner.takeWord(letter + ".m.")
                || textScanner.takeWord(letter + ". m.")
                || textScanner.takeWord(letter + ".m")
                || textScanner.takeWord(letter + "m");
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
        boolean named = textScanner.takeWord("UTC") || textScanner.takeWord("GMT") || textScanner.takeWord("Z");
        char sign = textScanner.take("+-−");
        if (sign == 0) {
            return named ? ZoneOffset.UTC : null;
        }
        int hours = textScanner.number(2);
        textScanner.take(":");
        int minutes = Math.max(0, textScanner.number(2));
        require(hours >= 0 && minutes < 60);
        int seconds = (hours * 60 + minutes) * 60;
        try {
            return ZoneOffset.ofTotalSeconds(sign == '+' ? seconds : -seconds);
        } catch (DateTimeException e) {
            throw new DateTimeException("has no offset from UTC that there is", e);
        }
    }
}

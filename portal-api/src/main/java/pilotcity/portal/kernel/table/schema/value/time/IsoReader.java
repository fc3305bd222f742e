package pilotcity.portal.kernel.table.schema.value.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.schema.value.CellReader;
import pilotcity.portal.kernel.table.schema.value.Digits;

/**
 * Dates and times as ISO 8601 and Table Schema write them by default: {@code 2026-11-30}, {@code 08:30:00},
 * {@code 2026-11-30T08:30:00+08:00}, {@code 2026}, {@code 2026-11}. Years are 1 to 9999.
 */
public final class IsoReader implements CellReader {
    private static final int DAY = 10;

    /** What is read, and the class of its values. */
    public enum Kind {
        /** {@link LocalDate}. */
        DATE("日期", "date", "YYYY-MM-DD"),
        /** {@link LocalTime}; seconds may be left out. */
        TIME("时间", "time", "hh:mm:ss"),
        /** {@link java.time.Instant}. */
        DATETIME("日期时间", "date and time", "YYYY-MM-DDThh:mm:ss"),
        /** {@link Year}. */
        YEAR("年份", "year", "YYYY"),
        /** {@link YearMonth}. */
        YEARMONTH("年月", "month", "YYYY-MM");

        private final String zh;
        private final String en;
        private final String form;

        Kind(String zh, String en, String form) {
            this.zh = zh;
            this.en = en;
            this.form = form;
        }

        /** What it is called in sentences. */
        Label label() {
            return new Label(zh, en);
        }
    }

    private final Kind kind;
    private final @Nullable ZoneId zone;

    /** @param zone of times without their offset from UTC; without it such a time is none */
    public IsoReader(Kind kind, @Nullable ZoneId zone) {
        this.kind = kind;
        this.zone = zone;
    }

    @Override
    public Label description() {
        boolean offset = kind == Kind.DATETIME && zone == null;
        return new Label(
                kind.zh + "（格式 " + kind.form + (offset ? "，须带与 UTC 的时差，如 +08:00，或由表结构给出 timezone）" : "）"),
                kind.en + " of the form " + kind.form
                        + (offset
                                ? ", followed by its offset from UTC, such as +08:00 (or the schema gives a timezone)"
                                : ""));
    }

    @Override
    public @Nullable Object read(String text) {
        return switch (kind) {
            case DATE -> text.length() == DAY ? day(text) : null;
            case TIME -> time(text, 0, text.length());
            case DATETIME -> moment(text);
            case YEAR -> year(text);
            case YEARMONTH -> yearMonth(text);
        };
    }

    private static @Nullable LocalDate day(String text) {
        if (text.length() < DAY || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        return Calendar.day(Digits.number(text, 0, 4), Digits.number(text, 5, 7), Digits.number(text, 8, DAY));
    }

    private static @Nullable LocalTime time(String text, int from, int to) {
        if (to - from < 5 || text.charAt(from + 2) != ':') {
            return null;
        }
        int second = 0;
        int nano = 0;
        if (to - from > 5) {
            if (to - from < 8 || text.charAt(from + 5) != ':') {
                return null;
            }
            second = Digits.number(text, from + 6, from + 8);
            nano = to - from == 8 ? 0 : text.charAt(from + 8) == '.' ? fraction(text, from + 9, to) : -1;
        }
        return Calendar.time(
                Digits.number(text, from, from + 2), Digits.number(text, from + 3, from + 5), second, nano);
    }

    /** The digits of a fraction of a second as nanoseconds, or -1. */
    static int fraction(CharSequence text, int from, int to) {
        int nano = Digits.number(text, from, to);
        for (int digits = to - from; nano >= 0 && digits < 9; digits++) {
            nano *= 10;
        }
        return nano;
    }

    private @Nullable Object moment(String text) {
        if (text.length() < 16 || (text.charAt(DAY) != 'T' && text.charAt(DAY) != 't')) {
            return null;
        }
        int end = DAY + 1;
        while (end < text.length()
                && (Digits.is(text.charAt(end)) || text.charAt(end) == ':' || text.charAt(end) == '.')) {
            end++;
        }
        LocalDate day = day(text);
        LocalTime time = time(text, DAY + 1, end);
        if (day == null || time == null) {
            return null;
        }
        if (end == text.length()) {
            return zone == null ? null : Calendar.instant(day, time, zone);
        }
        ZoneOffset offset = offset(text, end);
        return offset == null ? null : Calendar.instant(day, time, offset);
    }

    /** The offset that stands from {@code at} to the end: {@code Z}, {@code +08}, {@code +0800} or {@code +08:00}. */
    static @Nullable ZoneOffset offset(CharSequence text, int at) {
        int length = text.length() - at;
        char sign = text.charAt(at);
        if (length == 1) {
            return sign == 'Z' || sign == 'z' ? ZoneOffset.UTC : null;
        }
        boolean colon = length == 6 && text.charAt(at + 3) == ':';
        if ((sign != '+' && sign != '-') || !(length == 3 || length == 5 || colon)) {
            return null;
        }
        int hours = Digits.number(text, at + 1, at + 3);
        int minutes = length == 3 ? 0 : Digits.number(text, at + (colon ? 4 : 3), text.length());
        if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
            return null;
        }
        return ZoneOffset.ofTotalSeconds((sign == '-' ? -60 : 60) * (hours * 60 + minutes));
    }

    private static @Nullable Year year(String text) {
        int year = text.length() == 4 ? Digits.number(text, 0, 4) : 0;
        return year < 1 ? null : Year.of(year);
    }

    private static @Nullable YearMonth yearMonth(String text) {
        if (text.length() != 7 || text.charAt(4) != '-') {
            return null;
        }
        int year = Digits.number(text, 0, 4);
        int month = Digits.number(text, 5, 7);
        return year < 1 || month < 1 || month > 12 ? null : YearMonth.of(year, month);
    }
}

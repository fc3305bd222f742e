package pilotcity.portal.face.shared.page;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats times and durations for people. */
public final class TimeFormatter {
    /** All of the country has the time of Beijing. */
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter CHINESE = Language.ZH.pattern("y 年 M 月 d 日 HH:mm");
    private static final DateTimeFormatter ENGLISH = Language.EN.pattern("d MMMM y, HH:mm");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("OOOO", Locale.ROOT);

    private TimeFormatter() {}

    /** A time as documents have it, in Chinese or English, with the zone it is shown in. */
    public static String of(String time, Language language, ZoneId zone) {
        ZonedDateTime at = OffsetDateTime.parse(time).atZoneSameInstant(zone);
        String text = at.format(language == Language.ZH ? CHINESE : ENGLISH);
        return text + language.of("（", " (") + name(at, language) + language.of("）", ")");
    }

    private static String name(ZonedDateTime at, Language language) {
        return at.getZone().equals(BEIJING)
                ? language.of("北京时间", "Beijing time")
                : at.getOffset().equals(ZoneOffset.UTC)
                        ? "UTC"
                        : at.format(OFFSET).replace("GMT", "UTC");
    }

    public static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }

    /** To the second, so that what is shown adds up. */
    public static String duration(long seconds, Language language) {
        Duration time = Duration.ofSeconds(seconds);
        String text = Stream.of(
                        part(time.toDays(), language.of("天", "d")),
                        part(time.toHoursPart(), language.of("小时", "h")),
                        part(time.toMinutesPart(), language.of("分", "min")),
                        part(time.toSecondsPart(), language.of("秒", "s")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? language.of("0 秒", "0 s") : text;
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + " " + unit;
    }
}

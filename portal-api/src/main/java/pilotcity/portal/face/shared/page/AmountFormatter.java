package pilotcity.portal.face.shared.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers and days as people read them in each language: 304.99 亿元, CNY 30.5 billion. */
public final class AmountFormatter {
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal KILO = BigDecimal.valueOf(1000);

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final DateTimeFormatter CHINESE_DAY = Language.ZH.pattern("y 年 M 月 d 日");
    private static final DateTimeFormatter ENGLISH_DAY = Language.EN.pattern("d MMMM y");

    private AmountFormatter() {}

    public static String of(Number number, @Nullable String unit, Language language) {
        BigDecimal value = new BigDecimal(number.toString());
        return switch (unit) {
            case null -> plain(value);
            case "CNY" -> money(value, language);
            case "m" -> distance(value, language);
            case "bytes" -> size(value);
            case "s" -> TimeFormatter.duration(value.longValue(), language);
            default -> language == Language.ZH ? chinese(value, unit) : english(value, unit);
        };
    }

    /** Four digits stay together: they may be a year. */
    private static String plain(BigDecimal value) {
        return value.abs().compareTo(WAN) < 0 ? value.stripTrailingZeros().toPlainString() : grouped(value, 6);
    }

    private static String money(BigDecimal value, Language language) {
        if (language == Language.ZH) {
            return inWan(value) + "元";
        }
        if (value.compareTo(BILLION) >= 0) {
            return "CNY " + threeDigits(value.divide(BILLION)) + " billion";
        }
        return value.compareTo(MILLION) >= 0
                ? "CNY " + threeDigits(value.divide(MILLION)) + " million"
                : "CNY " + grouped(value, 2);
    }

    private static String chinese(BigDecimal value, String unit) {
        return switch (unit) {
            case "km2" -> grouped(value, 2) + " 平方公里";
            case "persons" -> inWan(value) + "人";
            case "jobs", "projects" -> inWan(value) + "个";
            case "years" -> grouped(value, 1) + " 年";
            case "days" -> grouped(value, 0) + " 天";
            default -> grouped(value, 2) + " " + unit;
        };
    }

    private static String english(BigDecimal value, String unit) {
        return switch (unit) {
            case "km2" -> grouped(value, 2) + " km²";
            case "persons" -> grouped(value, 0) + " people";
            case "jobs" -> grouped(value, 0);
            case "projects" -> grouped(value, 0);
            case "years" -> grouped(value, 1) + (value.compareTo(BigDecimal.ONE) == 0 ? " year" : " years");
            default -> grouped(value, 2) + " " + unit;
        };
    }

    /** In 亿 or 万 where that is shorter, ending so that a unit can follow: {@code 304.99 亿}, {@code 37 }. */
    private static String inWan(BigDecimal value) {
        if (value.compareTo(YI) >= 0) {
            return grouped(value.divide(YI), 2) + " 亿";
        }
        return value.compareTo(WAN) >= 0 ? grouped(value.divide(WAN), 2) + " 万" : grouped(value, 2) + " ";
    }

    private static String distance(BigDecimal metres, Language language) {
        return metres.compareTo(KILO) >= 0
                ? grouped(metres.divide(KILO), 1) + language.of(" 公里", " km")
                : grouped(metres, 0) + language.of(" 米", " m");
    }

    private static String size(BigDecimal bytes) {
        if (bytes.compareTo(MILLION) >= 0) {
            return grouped(bytes.divide(MILLION), 1) + " MB";
        }
        return bytes.compareTo(KILO) >= 0 ? grouped(bytes.divide(KILO), 1) + " kB" : grouped(bytes, 0) + " B";
    }

    private static String threeDigits(BigDecimal value) {
        return grouped(value.round(new MathContext(3, RoundingMode.HALF_UP)), 2);
    }

    public static String grouped(long value) {
        return grouped(BigDecimal.valueOf(value), 0);
    }

    private static String grouped(BigDecimal value, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }

    /** 2013 年 1 月 29 日, 29 January 2013; what is no day stays as it is. */
    public static String day(String date, Language language) {
        return DAY.matcher(date).matches()
                ? LocalDate.parse(date).format(language == Language.ZH ? CHINESE_DAY : ENGLISH_DAY)
                : date;
    }
}

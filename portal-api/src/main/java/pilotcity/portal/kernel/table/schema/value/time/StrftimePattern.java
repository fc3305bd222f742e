package pilotcity.portal.kernel.table.schema.value.time;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.value.Digits;
import pilotcity.portal.kernel.table.schema.value.number.ChineseNumerals;

/**
 * A pattern for dates and times with the directives of strptime (POSIX, and {@code %f} and {@code %z} of Python, to
 * which Table Schema refers): {@code %Y %y %m %d %H %I %p %M %S %f %b %B %a %A %j %z %%}. A number may have fewer digits
 * than its directive has where a sign follows it. {@code %y} is 1969 to 2068.
 */
public final class StrftimePattern {
    private static final String DIRECTIVES = "YymdHIpMSfbBaAjz";
    private static final Map<Character, Integer> WIDTHS =
            Map.of('Y', 4, 'y', 2, 'm', 2, 'd', 2, 'H', 2, 'I', 2, 'M', 2, 'S', 2, 'f', 9, 'j', 3);
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final Set<Character> YEARS = Set.of('Y', 'y');

    private final String pattern;
    private final List<Step> steps;
    private final boolean chinese;

    /** @param directive or 0 for the letter itself */
    private record Step(char directive, char letter, boolean exact) {}

    private StrftimePattern(String pattern, List<Step> steps, boolean chinese) {
        this.pattern = pattern;
        this.steps = steps;
        this.chinese = chinese;
    }

    /**
     * @param chinese whether years, months, days and hours may stand in Chinese numerals, too
     * @throws IllegalArgumentException that says what is not understood
     */
    public static StrftimePattern of(String pattern, boolean chinese) {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < pattern.length(); at++) {
            char each = pattern.charAt(at);
            if (each != '%') {
                steps.add(new Step((char) 0, each, false));
                continue;
            }
            char directive = ++at < pattern.length() ? pattern.charAt(at) : 0;
            if (directive == '%') {
                steps.add(new Step((char) 0, '%', false));
            } else if (DIRECTIVES.indexOf(directive) >= 0) {
                boolean joined = at + 1 < pattern.length() && pattern.charAt(at + 1) == '%';
                steps.add(new Step(directive, each, joined || isAfterDirective(steps)));
            } else {
                throw new IllegalArgumentException("'%" + (directive == 0 ? "" : directive) + "' is not understood in '"
                        + pattern + "': known are %" + String.join(" %", DIRECTIVES.split("")) + " %%");
            }
        }
        return new StrftimePattern(pattern, List.copyOf(steps), chinese);
    }

    private static boolean isAfterDirective(List<Step> steps) {
        return !steps.isEmpty() && steps.getLast().directive() != 0;
    }

    /** Whether it has a directive out of {@code directives}. */
    boolean has(String directives) {
        return steps.stream().anyMatch(step -> step.directive() != 0 && directives.indexOf(step.directive()) >= 0);
    }

    boolean hasYear() {
        return steps.stream().anyMatch(step -> YEARS.contains(step.directive()));
    }

    @Override
    public String toString() {
        return pattern;
    }

    /** What a text says, or null where it does not follow the pattern. */
    @Nullable
    Fields read(String text) {
        Fields fields = new Fields();
        int at = 0;
        for (Step step : steps) {
            if (step.directive() == 0) {
                if (at >= text.length() || text.charAt(at) != step.letter()) {
                    return null;
                }
                at++;
            } else {
                at = take(step, text, at, fields);
                if (at < 0) {
                    return null;
                }
            }
        }
        return at == text.length() ? fields : null;
    }

    /** The place behind what was read, or -1. */
    private int take(Step step, String text, int at, Fields fields) {
        return switch (step.directive()) {
            case 'b', 'B' -> word(MONTHS, step.directive() == 'b', text, at, fields, 'm');
            case 'a', 'A' -> word(WEEKDAYS, step.directive() == 'a', text, at, fields, 'a');
            case 'p' -> half(text, at, fields);
            case 'z' -> zone(text, at, fields);
            default -> number(step, text, at, fields);
        };
    }

    private int number(Step step, String text, int at, Fields fields) {
        int width = WIDTHS.getOrDefault(step.directive(), 2);
        int end = at;
        while (end < text.length() && end - at < width && Digits.is(text.charAt(end))) {
            end++;
        }
        if (end == at) {
            return chinese ? numeral(step.directive(), text, at, fields) : -1;
        }
        boolean full = step.directive() == 'Y' || step.directive() == 'y' || step.exact();
        if (full && step.directive() != 'f' && end - at < width) {
            return -1;
        }
        int value = step.directive() == 'f' ? IsoReader.fraction(text, at, end) : Digits.number(text, at, end);
        return fields.set(step.directive(), value) ? end : -1;
    }

    private static int numeral(char directive, String text, int at, Fields fields) {
        int end = at;
        while (end < text.length() && ChineseNumerals.is(text.charAt(end))) {
            end++;
        }
        if (end == at || (directive == 'Y' && end - at != 4)) {
            return -1;
        }
        long value = ChineseNumerals.whole(text.subSequence(at, end));
        return value >= 0 && value <= 9999 && fields.set(directive, (int) value) ? end : -1;
    }

    private static int word(List<String> words, boolean brief, String text, int at, Fields fields, char sets) {
        for (int number = 0; number < words.size(); number++) {
            String word = brief ? words.get(number).substring(0, 3) : words.get(number);
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return fields.set(sets, number + 1) ? at + word.length() : -1;
            }
        }
        return -1;
    }

    private static int half(String text, int at, Fields fields) {
        String half = text.substring(at, Math.min(text.length(), at + 2)).toLowerCase(Locale.ROOT);
        boolean known = half.equals("am") || half.equals("pm") || half.equals("上午") || half.equals("下午");
        return known && fields.set('p', half.equals("pm") || half.equals("下午") ? 1 : 0) ? at + 2 : -1;
    }

    private static int zone(String text, int at, Fields fields) {
        int end = at;
        while (end < text.length() && (Digits.is(text.charAt(end)) || "+-:Zz".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        ZoneOffset offset = end == at ? null : IsoReader.offset(text.substring(0, end), at);
        fields.offset = offset;
        return offset == null ? -1 : end;
    }

    /** The numbers of a date and a time; what the pattern does not have is as at midnight of 1 January. */
    static final class Fields {
        int year = -1;
        int month = 1;
        int day = 1;
        int dayOfYear = -1;
        int weekday = -1;
        private int hour;
        private int halfHour = -1;
        private int half = -1;
        private int minute;
        private int second;
        private int nano;

        @Nullable
        ZoneOffset offset;

        private boolean set(char directive, int value) {
            switch (directive) {
                case 'Y' -> year = value;
                case 'y' -> year = value < 0 ? -1 : value < 69 ? 2000 + value : 1900 + value;
                case 'm' -> month = value;
                case 'd' -> day = value;
                case 'H' -> hour = value;
                case 'I' -> halfHour = value >= 1 && value <= 12 ? value : -2;
                case 'p' -> half = value;
                case 'M' -> minute = value;
                case 'S' -> second = value;
                case 'f' -> nano = value;
                case 'a' -> weekday = value;
                default -> dayOfYear = value;
            }
            return value >= 0;
        }

        @Nullable
        LocalTime time() {
            if (halfHour == -2) {
                return null;
            }
            int hours = halfHour < 0 ? hour : halfHour % 12 + 12 * Math.max(half, 0);
            return Calendar.time(hours, minute, second, nano);
        }
    }
}

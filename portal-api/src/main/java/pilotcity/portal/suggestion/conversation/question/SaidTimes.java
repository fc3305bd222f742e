package pilotcity.portal.suggestion.conversation.question;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds at what times of the day something happens. An hour that is named decides, else the words for the time do. */
final class SaidTimes {
    /** A time of the day, and the words for it; the hours as the categories that come with the portal name them. */
    private enum Part {
        NIGHT(
                "凌晨|深夜|半夜|夜里|夜间|午夜|通宵|整夜|整晚|late at night|at night|midnight|overnight|all night|nights?time|through the night"),
        MORNING("早上|早晨|清晨|一大早|大清早|in the mornings?|every morning|early morning|mornings"),
        NOON("中午|午休|正午|at noon|lunch ?time|midday"),
        DAY("白天|上午|下午|day ?time|during the day|in the afternoons?|every afternoon|afternoons"),
        EVENING("晚上|傍晚|in the evenings?|every evening|evenings");

        private final Pattern words;

        @SuppressWarnings("ImmutableEnumChecker") // a pattern is never changed
        Part(String words) {
            this.words = Pattern.compile(NOT + "(?:" + words + ")" + QUIET);
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Part at(int hour, Set<Part> offered) {
            if (hour >= 22 || hour < 6) {
                return NIGHT;
            }
            if (hour >= 18) {
                return EVENING;
            }
            return hour < 9 ? MORNING : hour >= 12 && hour < 14 && offered.contains(NOON) ? NOON : DAY;
        }
    }

    private static final String NOT = "(?<!不是|不在|除了|not )";
    private static final String QUIET = "(?!(?:时?候?都?还?也?)(?:不吵|没有?|安静|不响))";
    private static final String OF_DAY = "(凌晨|半夜|深夜|午夜|夜里|夜间|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|夜晚|晚)?";
    private static final String HOUR_ZH = "([0-9]{1,2}|十[一二]?|二十[一二三]?|[一二两三四五六七八九])";
    private static final String O_CLOCK = "(?:点钟?半?|时(?![间候段])|[:：][0-9]{2})";
    private static final Pattern HOURS_ZH =
            Pattern.compile(OF_DAY + "的?\\s*" + HOUR_ZH + "\\s*(?:" + O_CLOCK + "[多左右]*)?(?:\\s*(?:到|至|-|—|~|～)\\s*"
                    + OF_DAY + "\\s*" + HOUR_ZH + ")?\\s*" + O_CLOCK + "(?!建议|意见|要求|问题)");
    private static final String HOUR_EN = "([0-9]{1,2})(?::[0-9]{2})?";
    private static final String HALF =
            "\\s*(?:o'?clock\\s*)?(a\\.?m\\b|p\\.?m\\b|in the morning|in the afternoon|in the evening|at night)";
    private static final Pattern HOURS_EN = Pattern.compile(
            "\\b(?:" + HOUR_EN + "(?:" + HALF + ")?\\.?\\s*(?:-|–|to|till|until|and)\\s*)?" + HOUR_EN + HALF);
    private static final String DIGITS = "零一二三四五六七八九";
    private static final int DAY_HOURS = 24;

    private SaidTimes() {}

    /** Whether {@code question} asks for times of the day. */
    static boolean areAsked(Question question) {
        return !offered(question).isEmpty()
                && offered(question).size() == question.choices().size();
    }

    private static Set<Part> offered(Question question) {
        Set<Part> offered = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            if (question.choices().stream().anyMatch(choice -> choice.value().equals(part.code()))) {
                offered.add(part);
            }
        }
        return offered;
    }

    /** Values of {@code question} in its order. */
    static List<String> in(String text, Question question) {
        Set<Part> offered = offered(question);
        Set<Part> said = EnumSet.noneOf(Part.class);
        for (int hour : hours(text)) {
            said.add(Part.at(hour, offered));
        }
        if (said.isEmpty()) {
            said.addAll(ofWords(text));
        }
        return question.choices().stream()
                .map(Question.Choice::value)
                .filter(value -> said.stream().anyMatch(part -> part.code().equals(value)))
                .toList();
    }

    /** Night first: "late at night" is no evening. */
    private static Set<Part> ofWords(String text) {
        Set<Part> said = EnumSet.noneOf(Part.class);
        String left = text;
        for (Part part : Part.values()) {
            Matcher found = part.words.matcher(left);
            if (found.find()) {
                said.add(part);
                left = found.replaceAll(" ");
            }
        }
        return said;
    }

    private static List<Integer> hours(String text) {
        List<Integer> hours = new ArrayList<>();
        Matcher chinese = HOURS_ZH.matcher(text);
        while (chinese.find()) {
            String from = chinese.group(1);
            String until = chinese.group(3) == null ? from : chinese.group(3);
            Integer end = chinese.group(4) == null ? null : chinese(number(chinese.group(4)), until);
            add(hours, chinese(number(chinese.group(2)), from), end);
        }
        Matcher english = HOURS_EN.matcher(text);
        while (english.find()) {
            String half = english.group(4);
            int last = english(Integer.parseInt(english.group(3)), half);
            if (english.group(1) == null) {
                add(hours, last, null);
            } else {
                String first = english.group(2) == null ? half : english.group(2);
                add(hours, english(Integer.parseInt(english.group(1)), first), last);
            }
        }
        return hours;
    }

    /** From {@code from} to before {@code until}; what is no hour without doubt is null, or below 0, and left out. */
    private static void add(List<Integer> hours, int from, @Nullable Integer until) {
        if (from < 0) {
            return;
        }
        hours.add(from);
        if (until != null && until >= 0) {
            for (int hour = from; hour != until; hour = (hour + 1) % DAY_HOURS) {
                hours.add(hour);
            }
        }
    }

    private static int number(String numeral) {
        if (Character.isDigit(numeral.charAt(0))) {
            return Integer.parseInt(numeral);
        }
        int ten = numeral.indexOf('十');
        int unit = DIGITS.indexOf(numeral.replace('两', '二').charAt(numeral.length() - 1));
        return ten < 0 ? unit : (ten + 1) * 10 + Math.max(0, unit);
    }

    /** Of twelve hours without a word for the time nobody knows which half is meant. */
    private static int chinese(int hour, @Nullable String ofDay) {
        if (hour > DAY_HOURS) {
            return -1;
        }
        return switch (ofDay) {
            case null -> hour > 12 ? hour % DAY_HOURS : -1;
            case "下午", "傍晚" -> hour < 12 ? hour + 12 : hour % DAY_HOURS;
            case "中午" -> hour < 4 ? hour + 12 : hour;
            case "晚上", "夜晚", "晚", "半夜", "深夜", "午夜", "夜里", "夜间" ->
                hour >= 5 && hour <= 12 ? (hour + 12) % DAY_HOURS : hour % DAY_HOURS;
            default -> hour == 12 && ofDay.equals("凌晨") ? 0 : hour % DAY_HOURS;
        };
    }

    private static int english(int hour, String half) {
        if (hour > 12) {
            return hour < DAY_HOURS ? hour : -1;
        }
        boolean later = half.startsWith("p")
                || half.endsWith("afternoon")
                || half.endsWith("evening")
                || (half.endsWith("night") && hour >= 5 && hour < 12);
        return hour % 12 + (later ? 12 : 0);
    }
}

package pilotcity.portal.suggestion.conversation.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.index.text.TextFolding;

/** Finds the amount that a question asks for in words that name it with its unit. */
final class SaidAmounts {
    /** What a question counts, as its Chinese text names it. */
    private static final Pattern UNIT = Pattern.compile("(?:多少|几)(厘米|个月|级|盏|辆|秒|人)|（(厘米)）");

    private static final String NUMERAL_ZH = "([0-9]{1,6}(?:[.][0-9]{1,3})?|十|[一二两三四五六七八九])";
    private static final String NUMERAL_EN =
            "\\b([0-9]{1,6}(?:[.][0-9]{1,3})?|one|two|three|four|five|six|seven|eight|nine|ten)[ -]?";
    private static final String DIGITS = "零一二三四五六七八九十";
    private static final List<String> WORDS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

    private static final Map<String, Pattern> UNITS = Map.of(
            "厘米", unit("(厘米|公分|cm\\b|毫米|mm\\b|米(?!饭))", "(cm\\b|centimet(?:er|re)s?\\b|mm\\b|met(?:er|re)s?\\b)"),
            "个月", unit("(个多?月)", "(months?\\b)"),
            "级", unit("(级|个?台阶)", "(steps?\\b)"),
            "盏", unit("(盏)", "((?:street ?)?(?:lights|lamps)\\b)"),
            "辆", unit("(辆)", "((?:shared )?(?:bikes|bicycles)\\b)"),
            "秒", unit("(秒)", "(seconds?\\b)"),
            "人", unit("((?:个|名)?(?:工人|人))", "(workers\\b|people\\b)"));

    /** What is long has more than one length: the amount stands beside the one that is asked for. */
    private static final Map<String, String> DIMENSIONS =
            Map.of("深", "deep|depth", "间距", "gap|wide|width|apart|between");

    private static final int BESIDE = 10;
    private static final Pattern CLAUSE_BEFORE = Pattern.compile("^.*[，,。;；\\n]");
    private static final Pattern CLAUSE_BEHIND = Pattern.compile("[，,。;；\\n].*$");

    private SaidAmounts() {}

    private static Pattern unit(String chinese, String english) {
        return Pattern.compile(NUMERAL_ZH + "\\s*" + chinese + "|" + NUMERAL_EN + english);
    }

    /** The amount in the unit of {@code question}; empty where none or more than one is named. */
    static Optional<String> in(String words, Question question) {
        Matcher asked = UNIT.matcher(question.text().zh());
        if (!asked.find()) {
            return Optional.empty();
        }
        String unit = asked.group(1) == null ? asked.group(2) : asked.group(1);
        String text = TextFolding.key(TextFolding.narrow(words));
        List<String> amounts = Optional.ofNullable(UNITS.get(unit)).stream()
                .flatMap(pattern -> pattern.matcher(text).results())
                .filter(found -> isMeant(text, found.start(), found.end(), question))
                .map(found -> found.group(1) == null
                        ? amount(found.group(3), found.group(4))
                        : amount(found.group(1), found.group(2)))
                .distinct()
                .toList();
        return amounts.size() == 1 ? Optional.of(amounts.getFirst()) : Optional.empty();
    }

    private static boolean isMeant(String text, int from, int to, Question question) {
        String before = text.substring(Math.max(0, from - BESIDE), from);
        String behind = text.substring(to, Math.min(text.length(), to + BESIDE));
        String beside = CLAUSE_BEFORE.matcher(before).replaceFirst("") + " "
                + CLAUSE_BEHIND.matcher(behind).replaceFirst("");
        return DIMENSIONS.entrySet().stream()
                .filter(each -> question.text().zh().contains(each.getKey()))
                .allMatch(each -> Pattern.compile(each.getKey() + "|" + each.getValue())
                        .matcher(beside)
                        .find());
    }

    private static String amount(String numeral, String unit) {
        BigDecimal number = Character.isDigit(numeral.charAt(0))
                ? new BigDecimal(numeral)
                : BigDecimal.valueOf(
                        numeral.codePoints().anyMatch(Character::isIdeographic)
                                ? DIGITS.indexOf(numeral.replace('两', '二'))
                                : WORDS.indexOf(numeral));
        BigDecimal measured = switch (unit) {
            case "毫米", "mm" -> number.movePointLeft(1);
            case "米", "meter", "meters", "metre", "metres" -> number.movePointRight(2);
            default -> number;
        };
        return measured.stripTrailingZeros().toPlainString();
    }
}

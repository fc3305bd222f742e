package pilotcity.portal.suggestion.conversation.question;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.index.kind.YearRange;
import pilotcity.index.text.TextFolding;

/** Makes an answer of what somebody writes in reply to a question. What is no answer is kept as words. */
public final class ReplyReader {
    /** As long as an address may be. */
    public static final int LONGEST_ADDRESS = 300;

    /** As long as the answer to a question of a category may be. */
    public static final int LONGEST_ANSWER = 1_000;

    private static final Set<String> SKIP = Set.of(
            "跳过",
            "不知道",
            "不清楚",
            "不确定",
            "不好说",
            "说不清",
            "略",
            "skip",
            "pass",
            "next",
            "no idea",
            "not sure",
            "unsure",
            "unknown",
            "don't know",
            "dont know",
            "i don't know",
            "i dont know",
            "dunno",
            "idk");

    private static final Set<String> NEITHER =
            Set.of("都不对", "以上都不是", "其他", "其它", "none of them", "none of these", "something else", "other", "0");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s。，,.!！?？;；、]+$|^[\\s]+");
    private static final Pattern NUMBERS =
            Pattern.compile("(?:[0-9]{1,2}|[一二三四五六七八九])(?:(?:[\\s,，、.)）和]| and )+(?:[0-9]{1,2}|[一二三四五六七八九]))*[.)）]?");
    private static final Pattern NUMERAL = Pattern.compile("[0-9]{1,2}|[一二三四五六七八九]");
    private static final String DIGITS = "一二三四五六七八九";
    private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,15}(?:[.][0-9]{1,9})?");

    private ReplyReader() {}

    public static Reply read(Question question, String text) {
        String plain =
                PUNCTUATION.matcher(TextFolding.key(TextFolding.narrow(text))).replaceAll("");
        if (SKIP.contains(plain)) {
            return new Reply.Skip();
        }
        return switch (question.kind()) {
            case WORDS -> new Reply.Words(text);
            case PLACE -> text.length() <= LONGEST_ADDRESS ? new Reply.Address(text.strip()) : new Reply.Words(text);
            case CHOICE, CHOICES -> choice(question, plain, text);
            case TEXT -> text.length() <= LONGEST_ANSWER ? value(text.strip()) : about(question, text);
            case NUMBER -> amount(question, plain, text);
            case DATETIME -> isTime(text.strip()) ? value(text.strip()) : about(question, text);
        };
    }

    private static String plain(String text) {
        return PUNCTUATION.matcher(TextFolding.key(TextFolding.narrow(text))).replaceAll("");
    }

    /** Whether it says nothing but that a question is left open. */
    public static boolean isSkip(String text) {
        return SKIP.contains(plain(text));
    }

    private static Reply value(String value) {
        return new Reply.Values(List.of(value));
    }

    /** Words that are understood only beside what was asked. */
    private static Reply about(Question question, String text) {
        ConversationLanguage language = ConversationLanguage.of(text);
        return new Reply.Words(language.of(question.text()) + " " + text);
    }

    private static Reply choice(Question question, String plain, String text) {
        if (question.code().equals(Question.CATEGORY) && NEITHER.contains(plain)) {
            return value(Question.NEITHER);
        }
        List<String> chosen = NUMBERS.matcher(plain).matches() ? numbered(question, plain) : named(question, plain);
        boolean fits = !chosen.isEmpty() && (chosen.size() == 1 || question.kind() == Question.Kind.CHOICES);
        if (fits) {
            return new Reply.Values(chosen);
        }
        return question.code().equals(Question.CATEGORY) ? new Reply.Words(text) : about(question, text);
    }

    private static List<String> numbered(Question question, String plain) {
        List<String> chosen = new ArrayList<>();
        Matcher numerals = NUMERAL.matcher(plain);
        while (numerals.find()) {
            int digit = DIGITS.indexOf(numerals.group());
            int number = digit < 0 ? Integer.parseInt(numerals.group()) : digit + 1;
            if (number < 1 || number > question.choices().size()) {
                return List.of();
            }
            String value = question.choices().get(number - 1).value();
            if (!chosen.contains(value)) {
                chosen.add(value);
            }
        }
        return chosen;
    }

    /** The label or the code itself, else those that the reply names. */
    private static List<String> named(Question question, String plain) {
        return question.choices().stream()
                .filter(choice -> Stream.of(
                                choice.value(),
                                choice.label().zh(),
                                choice.label().en())
                        .anyMatch(name -> TextFolding.key(name).equals(plain)))
                .map(choice -> List.of(choice.value()))
                .findFirst()
                .orElseGet(() -> SaidChoices.in(plain, question));
    }

    private static Reply amount(Question question, String plain, String text) {
        List<String> amounts = AMOUNT.matcher(plain)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        return amounts.size() == 1 ? value(amounts.getFirst()) : about(question, text);
    }

    public static boolean isAmount(String text) {
        return AMOUNT.matcher(text).matches();
    }

    /** Whether it is an RFC 3339 time with an offset. */
    public static boolean isTime(String text) {
        try {
            return YearRange.contain(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return false;
        }
    }
}

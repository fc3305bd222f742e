package pilotcity.portal.suggestion.conversation.question;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pilotcity.index.kind.YearRange;
import pilotcity.index.text.TextFolding;

/** Makes an answer of what somebody writes in reply to a question. What is no answer is kept as words if it tells
 * something by itself. */
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
            "说不清楚",
            "我不知道",
            "我也不知道",
            "不记得",
            "忘了",
            "不知道在哪",
            "不知道在哪里",
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
            "i'm not sure",
            "i am not sure",
            "i have no idea",
            "can't say",
            "idk");

    private static final Set<String> NEITHER =
            Set.of("都不对", "以上都不是", "其他", "其它", "none of them", "none of these", "something else", "other", "0");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s。，,.!！?？;；、]+$|^[\\s]+");
    private static final Pattern LATIN_WORD = Pattern.compile("\\p{IsLatin}+");
    private static final int TELLING_CHARACTERS = 6;
    private static final int TELLING_WORDS = 4;
    private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9]{1,15}(?:[.][0-9]{1,9})?");

    private ReplyReader() {}

    public static Reply read(Question question, String text) {
        String plain = plain(text);
        if (SKIP.contains(plain)) {
            return new Reply.Skip();
        }
        return switch (question.kind()) {
            case WORDS -> Remark.of(text).isPresent() ? new Reply.Skip() : new Reply.Words(text);
            case PLACE -> place(text.strip());
            case CHOICE, CHOICES -> choice(question, plain, text);
            case TEXT -> Remark.of(text).isPresent() ? new Reply.Skip() : answer(question, text);
            case NUMBER -> amount(question, plain, text);
            case DATETIME -> time(question, text);
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

    private static Reply answer(Question question, String text) {
        return text.length() <= LONGEST_ANSWER ? value(text.strip()) : about(question, text);
    }

    /** A point, else what may be an address: something with letters that is said of a place. */
    private static Reply place(String text) {
        Optional<Reply.Point> point = MapCoordinates.find(text);
        if (point.isPresent()) {
            return point.get();
        }
        if (Remark.of(text).isPresent() || text.codePoints().noneMatch(Character::isLetter)) {
            return new Reply.Skip();
        }
        String line = PlaceCorrection.find(text).orElse(text);
        return line.length() <= LONGEST_ADDRESS ? new Reply.Address(line) : new Reply.Words(text);
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
        List<String> chosen = ChoiceReader.read(question, plain);
        boolean fits = !chosen.isEmpty() && (chosen.size() == 1 || question.kind() == Question.Kind.CHOICES);
        boolean tells = isTelling(text);
        if (fits) {
            boolean more = tells && SaidDanger.isAsked(question);
            return more ? new Reply.Told(chosen, text.strip()) : new Reply.Values(chosen);
        }
        return tells && Remark.of(text).isEmpty() ? new Reply.Words(text) : new Reply.Skip();
    }

    /** Whether it means something to those who do not see the question. */
    private static boolean isTelling(String text) {
        return text.codePoints().filter(Character::isIdeographic).count() >= TELLING_CHARACTERS
                || LATIN_WORD.matcher(text).results().count() >= TELLING_WORDS;
    }

    private static Reply time(Question question, String text) {
        if (isTime(text.strip())) {
            return value(text.strip());
        }
        return Remark.of(text).isPresent() || text.codePoints().noneMatch(Character::isLetterOrDigit)
                ? new Reply.Skip()
                : about(question, text);
    }

    private static Reply amount(Question question, String plain, String text) {
        List<String> amounts = AMOUNT.matcher(plain)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        if (amounts.size() == 1) {
            return value(amounts.getFirst());
        }
        return Remark.of(text).isPresent() || text.codePoints().noneMatch(Character::isLetterOrDigit)
                ? new Reply.Skip()
                : about(question, text);
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

package pilotcity.portal.suggestion.conversation.question;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.kernel.learning.danger.DangerSigns;

/** Finds whether words tell of the danger that a question with its code asks for. What is doubtful is asked. */
final class SaidDanger {
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final Pattern STATEMENT = Pattern.compile("[，,。！？；!?;\\n]+|[.](?=\\s|$)");
    private static final Pattern DOUBT = Pattern.compile(
            "有没有|是否|不知道?|不清楚|不确定|吗|可能|会不会|怕|担心|担忧|差点|曾|上次|上周|上个?月|昨天|前天|以前|之前|经常|总是|容易"
                    + "|\\b(?:if|whether|may|might|could|maybe|perhaps|afraid|worr\\w+|nearly|almost|sometimes|often|always|yesterday|last|was|were|had)\\b|risk");
    private static final Pattern DENIED = Pattern.compile("没有?(?:任何)?人|没有(?:人员)?被困|没有?困|无人|未困"
            + "|\\b(?:nobody|no one|no-one|none|not|no people|isn't|aren't|no longer)\\b");
    private static final Pattern INSIDE = Pattern.compile(
            "(?:里面?|轿厢|电梯)[^，,。]{0,6}有[^没]{0,6}(?:人|孩|老|妈|爸|奶奶|爷爷|婴|孕妇|乘客|邻居)"
                    + "|(?:人|孩子?|老人|乘客)[^，,。]{0,4}(?:还|都|正)?在(?:里面|电梯里|轿厢里?)"
                    + "|\\b(?:nobody|no one|somebody|someone|people|person|m[ae]n|wom[ae]n|lady|ladies|girls?|boys?|child(?:ren)?|kids?|mother|father|neighbou?rs?|residents?)\\b.{0,30}\\b(?:inside|in (?:there|it|the (?:lift|elevator|car)))\\b");

    private SaidDanger() {}

    /** Whether {@code question} asks for a danger with yes and no. */
    static boolean isAsked(Question question) {
        return Danger.find(question.answerCode()).isPresent()
                && question.choices().stream()
                        .map(Question.Choice::value)
                        .toList()
                        .containsAll(List.of(YES, NO));
    }

    /** The value of {@code question}; empty where the words do not say so without doubt. */
    static List<String> in(String words, Question question) {
        Optional<Danger> danger = Danger.find(question.answerCode());
        Set<String> said = new HashSet<>();
        String text = TextFolding.key(TextFolding.narrow(words));
        STATEMENT
                .splitAsStream(text)
                .filter(statement ->
                        danger.isPresent() && !DOUBT.matcher(statement).find())
                .filter(statement -> isAbout(statement, danger.get()))
                .forEach(statement -> said.add(DENIED.matcher(statement).find() ? NO : YES));
        return said.size() == 1 ? List.copyOf(said) : List.of();
    }

    private static boolean isAbout(String statement, Danger danger) {
        boolean inside = danger == Danger.TRAPPED && INSIDE.matcher(statement).find();
        return inside
                || DangerSigns.bundled()
                        .find(statement, danger::equals)
                        .filter(found -> found.danger() == danger)
                        .isPresent();
    }
}

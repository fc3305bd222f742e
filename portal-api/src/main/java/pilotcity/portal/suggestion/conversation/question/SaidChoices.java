package pilotcity.portal.suggestion.conversation.question;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.index.text.TextFolding;

/** Finds the choices of a question that words name already, so that nobody is asked what they have said. */
final class SaidChoices {
    /** Choices that say nothing, whatever words they stand in. */
    private static final Set<String> OPEN = Set.of("other", "unknown", "none");

    private static final Pattern NAMES = Pattern.compile("[、，,（）()]|(?<!\\w)or(?!\\w)|或");
    private static final String NOT = "(?<![没不无未]|没有|not |no |never )";
    private static final int SHORTEST = 2;

    private SaidChoices() {}

    /** The values in the order of the question; one at most where only one can be chosen. */
    static List<String> in(String words, Question question) {
        String text = TextFolding.key(words);
        if (SaidTimes.areAsked(question)) {
            return SaidTimes.in(TextFolding.narrow(text), question);
        }
        if (SaidDanger.isAsked(question)) {
            return SaidDanger.in(words, question);
        }
        List<String> named = question.choices().stream()
                .filter(choice -> !OPEN.contains(choice.value()))
                .filter(choice -> names(choice).anyMatch(name -> isSaid(name, text)))
                .map(Question.Choice::value)
                .toList();
        return question.kind() == Question.Kind.CHOICE && named.size() > 1 ? List.of() : named;
    }

    private static Stream<String> names(Question.Choice choice) {
        return Stream.of(choice.label().zh(), choice.label().en())
                .flatMap(NAMES::splitAsStream)
                .map(name -> TextFolding.key(name).strip())
                .filter(name -> name.length() >= SHORTEST);
    }

    /** Latin words are whole, in the singular or the plural. */
    private static boolean isSaid(String name, String text) {
        String quoted = Pattern.quote(name.matches("[a-z]{4,}s") ? name.substring(0, name.length() - 1) : name);
        boolean chinese = name.codePoints().anyMatch(Character::isIdeographic);
        return Pattern.compile(NOT + (chinese ? quoted : "(?<!\\w)" + quoted + "(?:e?s)?(?!\\w)"))
                .matcher(text)
                .find();
    }
}

package pilotcity.portal.suggestion.conversation.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.index.text.TextFolding;

/** Finds the choices that a reply means: by number, by name, or by yes and no. */
final class ChoiceReader {
    private static final String NUMERAL = "(?:[0-9]{1,2}|[一二三四五六七八九])";
    private static final Pattern LEAD =
            Pattern.compile("^(?:我|就|是|选择?|答案|第|no\\.? ?(?=[0-9])|number |option |choice |answer |the |#|\\s)+(?=\\S)");
    private static final Pattern TAIL = Pattern.compile(
            "(?<=[0-9一二三四五六七八九])\\s*(?:[.)）、]|个|号|项|种|条|st\\b|nd\\b|rd\\b|th\\b)*\\s*(?:吧|的|one|option|choice|please)*\\s*$");
    private static final Pattern NUMBERS =
            Pattern.compile(NUMERAL + "(?:(?:[\\s,，、.)）和]|号| and )+" + NUMERAL + ")*[.)）]?");
    private static final Pattern ONE = Pattern.compile(NUMERAL);
    private static final String DIGITS = "一二三四五六七八九";
    private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth", "sixth");

    private static final Map<String, Pattern> YES_OR_NO = Map.of(
            "yes", Pattern.compile("y|yes|yeah|yep|yup|there is|there are|they are|是的?|有(?:的|人)?|有人被困|对的?|会"),
            "no",
                    Pattern.compile(
                            "n|no|nope|nah|none|nobody(?: is| at all)?|no-?one|no one(?: is)?|not? anybody|nobody inside|there is nobody|there is no one|not|没|没有(?:的|人)?|没人|无|无人|否|不是的?|没人被困"));

    private ChoiceReader() {}

    /** @param plain in lower case, without marks at its ends */
    static List<String> read(Question question, String plain) {
        String number = number(plain);
        if (NUMBERS.matcher(number).matches()) {
            return numbered(question, number);
        }
        List<String> exact = exact(question, plain);
        return exact.isEmpty() ? SaidChoices.in(plain, question) : exact;
    }

    /** Without what people say around a number. */
    private static String number(String plain) {
        String bare = TAIL.matcher(LEAD.matcher(plain).replaceFirst("")).replaceFirst("");
        String ordinal = bare.replaceFirst(" (?:one|option|choice)$", "");
        int at = ORDINALS.indexOf(ordinal);
        return at < 0 ? bare : String.valueOf(at + 1);
    }

    private static List<String> numbered(Question question, String plain) {
        List<String> chosen = new ArrayList<>();
        Matcher numerals = ONE.matcher(plain);
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

    /** The label or the code itself, or a word for yes or no. */
    private static List<String> exact(Question question, String plain) {
        return question.choices().stream()
                .filter(choice -> isNamed(choice, plain))
                .map(choice -> List.of(choice.value()))
                .findFirst()
                .orElse(List.of());
    }

    private static boolean isNamed(Question.Choice choice, String plain) {
        Pattern word = YES_OR_NO.get(choice.value());
        return Stream.of(choice.value(), choice.label().zh(), choice.label().en())
                        .anyMatch(name -> TextFolding.key(name).equals(plain))
                || (word != null
                        && choice.label().en().toLowerCase(Locale.ROOT).equals(choice.value())
                        && word.matcher(plain).matches());
    }
}

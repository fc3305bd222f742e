package pilotcity.portal.face.shared.page;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.InputField;

/** The reason of a refusal, in the language of the page where there is one, else in English. */
public record RefusalReason(String text, String lang) {
    /** Which of several values of a field, or which part of a group. */
    private static final Pattern PART = Pattern.compile("\\[.*");

    /** What a field belongs to, before its own name. */
    private static final Pattern OWNER = Pattern.compile("^.*\\.");

    private static final Pattern HINT = Pattern.compile("[，；：,;:(（].*| by its SPDX.*");

    public static RefusalReason of(Problem problem, Language language) {
        Label label = problem.label();
        return label == null
                ? new RefusalReason(problem.reason(), Language.EN.tag())
                : new RefusalReason(language.of(label), language.tag());
    }

    /** The same after the name of the field where it is one. */
    public static RefusalReason described(Problem problem, Language language) {
        return described(problem, language, List.of());
    }

    /**
     * The same after what people call the field.
     *
     * @param fields of the form; a field that is none of them goes by its name
     */
    public static RefusalReason described(Problem problem, Language language, Collection<InputField> fields) {
        RefusalReason refusalReason = of(problem, language);
        String name = problem.field();
        if (name == null) {
            return refusalReason;
        }
        String own = OWNER.matcher(PART.matcher(name).replaceFirst("")).replaceFirst("");
        return fields.stream()
                .filter(field -> field.name().equals(own))
                .findFirst()
                .map(field -> new RefusalReason(
                        shortTitle(field, language) + language.of("：", ": ") + refusalReason.text(),
                        refusalReason.lang()))
                .orElseGet(() -> new RefusalReason(name + ": " + refusalReason.text(), refusalReason.lang()));
    }

    /** What a field is called, without the hint of how it is to be filled in. */
    public static String shortTitle(InputField field, Language language) {
        return HINT.matcher(language.of(field.description())).replaceFirst("");
    }
}

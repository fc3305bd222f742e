package pilotcity.portal.face.shared.page.htmlform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputType;

/**
 * A verb as a form: whatever fields it takes.
 *
 * @param error what is wrong with no field of its own, or null
 * @param opened whether it is shown open, because it has been filled in
 */
public record VerbForm(
        String kind,
        String verb,
        String title,
        String description,
        List<FormField> fields,
        @Nullable RefusalReason error,
        boolean opened) {
    private static final int LONGEST_LINE = 300;

    /** Finds what an id can be chosen from; an empty list means that it is typed. */
    @FunctionalInterface
    public interface ReferenceSource {
        List<FormChoice> list(String kind);
    }

    /** What was sent before and came back. */
    public record ReturnedForm(
            Map<String, Object> values, @Nullable Problem problem) {
        public static final ReturnedForm NOTHING = new ReturnedForm(Map.of(), null);

        @Nullable
        RefusalReason errorOf(String field, Language language) {
            String wrong = problem == null ? null : problem.field();
            boolean here = wrong != null && (wrong.equals(field) || wrong.startsWith(field + "["));
            return here ? RefusalReason.of(Objects.requireNonNull(problem), language) : null;
        }
    }

    /** The same without fields that the page fills in by itself. */
    public VerbForm without(Set<String> names) {
        List<FormField> shown =
                fields.stream().filter(field -> !names.contains(field.name())).toList();
        return new VerbForm(kind, verb, title, description, shown, error, opened);
    }

    public static VerbForm of(Verb verb, Language language, ReferenceSource targets, ReturnedForm returned) {
        List<FormField> fields = new ArrayList<>();
        verb.fields().stream()
                .filter(VerbForm::isShown)
                .forEach(field -> fields.add(field(field, language, targets, returned)));
        Problem problem = returned.problem();
        boolean elsewhere = problem != null && fields.stream().noneMatch(field -> field.error() != null);
        return new VerbForm(
                verb.kind(),
                verb.name(),
                language.of(verb.title()),
                language.of(verb.description()),
                fields,
                elsewhere ? RefusalReason.described(Objects.requireNonNull(problem), language, verb.fields()) : null,
                problem != null || !returned.values().isEmpty());
    }

    /** Shapes and groups are for programs. */
    private static boolean isShown(InputField field) {
        return switch (field.type()) {
            case OBJECT, ANSWERS, GEOMETRY, JSON -> false;
            default -> true;
        };
    }

    private static FormField field(
            InputField field, Language language, ReferenceSource targets, ReturnedForm returned) {
        Object given = returned.values().get(field.name());
        List<FormChoice> formChoices = choices(field, language, targets, given);
        return new FormField(
                field.name(),
                formChoices.isEmpty() ? control(field) : "select",
                language.of(field.description()),
                field.required(),
                field.list(),
                given == null || given instanceof Collection<?> ? "" : given.toString(),
                field.type() == InputType.TEXT ? field.most() : 0,
                formChoices,
                returned.errorOf(field.name(), language));
    }

    private static String control(InputField field) {
        return switch (field.type()) {
            case TEXT -> field.most() > LONGEST_LINE ? "area" : "line";
            case NUMBER, INTEGER -> "number";
            case BOOLEAN -> "flag";
            case DATE -> "date";
            case FILE -> "photos";
            default -> "line";
        };
    }

    private static List<FormChoice> choices(
            InputField field, Language language, ReferenceSource targets, @Nullable Object given) {
        List<?> chosen = given instanceof List<?> list ? list : given == null ? List.of() : List.of(given);
        if (!field.codes().isEmpty()) {
            return field.codes().entrySet().stream()
                    .map(code ->
                            new FormChoice(code.getKey(), language.of(code.getValue()), chosen.contains(code.getKey())))
                    .toList();
        }
        String target = field.target();
        return target == null
                ? List.of()
                : targets.list(target).stream()
                        .map(choice -> new FormChoice(
                                choice.value(), choice.label(), choice.chosen() || chosen.contains(choice.value())))
                        .toList();
    }
}

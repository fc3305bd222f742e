package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.htmlform.FormChoice;
import pilotcity.portal.face.shared.page.htmlform.FormField;
import pilotcity.portal.face.shared.page.htmlform.VerbForm;
import pilotcity.portal.kernel.verb.Verb;

/**
 * The description of a data set, field by field: to be changed, or only to be read.
 *
 * @param verb that takes the fields
 */
public record DescriptionForm(Index index, Verb verb, Language language) {
    /** Fields of the description whose values are chosen from a vocabulary that the kind has words for. */
    private static final Set<String> CHOSEN = Set.of("themes", "frequency", "languages");

    private static final Set<String> BESIDE = Set.of("clear", "notes", "notesEn");

    /**
     * Every field with what it says now.
     *
     * @param fields values by the names of the fields
     * @param returned a form that comes back to be mended; what was changed in it goes first, and where that is not
     *     what it says now, {@code theirs} has that
     */
    public List<Map<String, @Nullable Object>> fields(JsonObject fields, VerbForm.ReturnedForm returned) {
        DescriptionChange change = DescriptionChange.of(fields, returned.values());
        Map<String, Object> given = change.shown();
        return form(new VerbForm.ReturnedForm(given, returned.problem())).stream()
                .map(field -> {
                    Map<String, @Nullable Object> view = new HashMap<>();
                    view.put("field", field);
                    view.put("title", title(field));
                    view.put("short", shortTitle(field));
                    view.put(
                            "theirs",
                            texts(fields.getValue(field.name())).stream()
                                    .map(value -> word(field.name(), value))
                                    .toList());
                    view.put("changed", change.isOfBoth(field.name()));
                    List<String> values = texts(given.get(field.name()));
                    view.put("values", values);
                    view.put("choices", choices(field.name(), values));
                    return view;
                })
                .toList();
    }

    /** What is said, as people read it: {@code title} and {@code values}. */
    List<Map<String, Object>> facts(JsonObject fields) {
        return form(VerbForm.ReturnedForm.NOTHING).stream()
                .filter(field -> fields.containsKey(field.name()))
                .map(field -> Map.<String, Object>of(
                        "title",
                        shortTitle(field),
                        "values",
                        texts(fields.getValue(field.name())).stream()
                                .map(value -> word(field.name(), value))
                                .toList()))
                .toList();
    }

    private List<FormField> form(VerbForm.ReturnedForm returned) {
        return VerbForm.of(verb, language, kind -> List.of(), returned)
                .without(BESIDE)
                .fields();
    }

    static List<String> texts(@Nullable Object given) {
        return switch (given) {
            case null -> List.of();
            case JsonArray array -> array.stream().map(String::valueOf).toList();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(given.toString());
        };
    }

    /** A value of a vocabulary is an address for programs, and chosen by its words here. */
    private String title(FormField field) {
        return CHOSEN.contains(field.name()) ? language.of(chosen(field.name()).title()) : field.title();
    }

    /** Without the hint of how it is filled in. */
    private String shortTitle(FormField field) {
        return CHOSEN.contains(field.name())
                ? title(field)
                : verb.fields().stream()
                        .filter(input -> input.name().equals(field.name()))
                        .findFirst()
                        .map(input -> RefusalReason.shortTitle(input, language))
                        .orElse(field.title());
    }

    private String word(String name, String value) {
        Label label = CHOSEN.contains(name) ? chosen(name).labels().get(value) : null;
        return label == null ? value : language.of(label);
    }

    private Field<?> chosen(String name) {
        return Objects.requireNonNull(index.kinds().get(PublishedSet.KIND))
                .findField(name)
                .orElseThrow();
    }

    private List<FormChoice> choices(String name, List<String> values) {
        if (!CHOSEN.contains(name)) {
            return List.of();
        }
        return chosen(name).labels().entrySet().stream()
                .map(label ->
                        FormChoice.of(label.getKey(), language.of(label.getValue()), values.contains(label.getKey())))
                .toList();
    }
}

package pilotcity.portal.face.graphql;

import java.util.Locale;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Label;

/** How things are called in the schema, and what their descriptions say. */
final class Names {
    static final String NODE = "Node";

    private Names() {}

    /** {@code pilot} as a type: {@code Pilot}. */
    static String type(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static String type(Kind<?> kind) {
        return type(kind.name());
    }

    /** {@code announcedOn} as an enum value: {@code ANNOUNCED_ON}. */
    static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** English, then Chinese in brackets. */
    static String text(String en, String zh) {
        return en + " (" + zh + ")";
    }

    static String describe(Kind<?> kind) {
        return withSentence(kind.title(), kind.description());
    }

    static String describe(Field<?> field) {
        String text = withSentence(field.title(), field.description());
        String unit = field.unit() == null ? "" : " Unit: " + field.unit() + ".";
        return text + unit + codes(field);
    }

    private static String withSentence(Label title, Label description) {
        String sentence = description.en().isBlank() ? "" : ". " + description.en();
        return text(title.en(), title.zh()) + sentence;
    }

    private static String codes(Field<?> field) {
        if (field.codes().isEmpty()) {
            return "";
        }
        return " One of: "
                + field.codes().entrySet().stream()
                        .map(code -> code.getKey() + " = "
                                + text(code.getValue().en(), code.getValue().zh()))
                        .sorted()
                        .reduce((one, other) -> one + "; " + other)
                        .orElse("")
                + ".";
    }
}

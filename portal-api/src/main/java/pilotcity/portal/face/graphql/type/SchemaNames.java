package pilotcity.portal.face.graphql.type;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;

/** How things are called in the schema, and what their descriptions say. */
public final class SchemaNames {
    public static final String NODE = "Node";
    public static final String ID = text("The global id, kind:key; node(id:) reads it", "全局标识");
    public static final String KEY = text("The id within the kind", "种类内标识");

    private SchemaNames() {}

    /** {@code pilot} as a type: {@code Pilot}. */
    public static String type(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    public static String type(Kind<?> kind) {
        return type(kind.name());
    }

    /** {@code announcedOn} as an enum value: {@code ANNOUNCED_ON}. */
    public static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** English, then Chinese in brackets. */
    public static String text(String en, String zh) {
        return en + " (" + zh + ")";
    }

    public static String describe(Kind<?> kind) {
        return sentences(
                text(kind.title().en(), kind.title().zh()), kind.description().en());
    }

    public static String describe(Field<?> field) {
        return sentences(
                text(field.title().en(), field.title().zh()),
                field.description().en(),
                field.unit() == null ? "" : "Unit: " + field.unit(),
                codes(field));
    }

    private static String sentences(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isBlank())
                .map(part -> part.endsWith(".") ? part.substring(0, part.length() - 1) : part)
                .collect(Collectors.joining(". "));
    }

    private static String codes(Field<?> field) {
        return field.codes().entrySet().stream()
                .map(code -> code.getKey() + " = "
                        + text(code.getValue().en(), code.getValue().zh()))
                .reduce((one, other) -> one + "; " + other)
                .map(codes -> "One of: " + codes)
                .orElse("");
    }
}

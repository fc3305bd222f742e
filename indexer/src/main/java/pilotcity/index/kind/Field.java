package pilotcity.index.kind;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a kind, described once for every protocol.
 *
 * @param name camelCase, the name in JSON, GraphQL, CQL2 and files
 * @param list true when the field holds any number of values: the reader then returns a {@link List}
 * @param required true when every document has a value
 * @param facetable counts per value can be asked for
 * @param sortable results can be ordered by it
 * @param detail true when the value is too large for lists: only the single document shows it
 * @param points a geometry that is always one point
 * @param unit the unit of a number as people write it ({@code CNY}, {@code km2}), or null
 * @param codes the closed list of values with their labels; empty when any value may stand
 * @param words what people call values that may stand, though others may, too
 * @param target the kind a {@link FieldType#REFERENCE} points to, or null
 * @param inverse the name under which the target lists the documents that point to it, or null
 * @param deprecated what to ask for instead of a field that is to go, or null
 * @param fields the fields of a {@link FieldType#OBJECT}, else empty
 * @param reader reads the value from the record, null where there is none
 */
public record Field<T>(
        String name,
        FieldType type,
        Label title,
        Label description,
        boolean list,
        boolean required,
        TextRole role,
        boolean facetable,
        boolean sortable,
        boolean detail,
        boolean points,
        @Nullable String unit,
        Map<String, Label> codes,
        Map<String, Label> words,
        @Nullable String target,
        @Nullable String inverse,
        @Nullable String deprecated,
        List<Field<?>> fields,
        Function<T, @Nullable Object> reader) {

    private static final Map<String, Label> YES_OR_NO =
            Map.of("true", new Label("是", "Yes"), "false", new Label("否", "No"));

    public Field {
        codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        fields = List.copyOf(fields);
    }

    /** Whether filters may name it: everything that is one comparable value or a list of such. */
    public boolean queryable() {
        return type != FieldType.OBJECT;
    }

    /** Its name and its type as errors tell them: {@code tags (list of keyword)}. */
    String described() {
        return name + " (" + (list ? "list of " : "") + type.name().toLowerCase(Locale.ROOT) + ")";
    }

    /** What people call {@code value} in {@code language}, where the field knows. */
    public Optional<String> findLabel(String value, String language) {
        return Optional.ofNullable(labels().get(value)).map(label -> label.in(language));
    }

    /** What people call the values that have words: of a code list, of a vocabulary, of yes and no. */
    public Map<String, Label> labels() {
        if (type == FieldType.BOOLEAN) {
            return YES_OR_NO;
        }
        return codes.isEmpty() ? words : codes;
    }
}

package pilotcity.portal.kernel.table.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.value.CellReader;

/** Reads one field of a table schema. What is not understood is a fault, so that nothing is promised and not kept. */
final class ColumnReader {
    private static final Set<String> PROPERTIES = Set.of(
            "name",
            "type",
            "format",
            "title",
            "titleZh",
            "description",
            "descriptionZh",
            "example",
            "constraints",
            "missingValues",
            "rdfType",
            "unit");

    private final JsonNode field;
    private final JsonNode schema;
    private final Consumer<String> faults;

    private ColumnReader(JsonNode field, JsonNode schema, Consumer<String> faults) {
        this.field = field;
        this.schema = schema;
        this.faults = faults;
    }

    /**
     * @param schema the whole one, for what it says for all fields
     * @param faults receives what is wrong with the description; the column is read without it
     */
    static SchemaColumn read(JsonNode field, JsonNode schema, Consumer<String> faults) {
        return new ColumnReader(field, schema, faults).column();
    }

    private SchemaColumn column() {
        ColumnType type = type();
        field.fieldNames().forEachRemaining(property -> {
            if (!PROPERTIES.contains(property) && !type.has(property)) {
                faults.accept(property + " is not understood for " + type.code());
            }
        });
        String format = format(type);
        CellReader reader = new ReaderFactory(field, schema, faults).reader(type, format);
        JsonNode missing = field.has("missingValues") ? field.path("missingValues") : schema.path("missingValues");
        return new SchemaColumn(
                field.path("name").asText(),
                type,
                format,
                reader,
                missing(missing, field.has("missingValues") ? faults : fault -> {}),
                new ConstraintReader(field, type, reader, faults).read(),
                new ColumnTexts(
                        text("title"),
                        text("titleZh"),
                        text("description"),
                        text("descriptionZh"),
                        text("unit"),
                        text("rdfType")));
    }

    private ColumnType type() {
        String code = field.path("type").asText(ColumnType.STRING.code());
        return require("type", code, ColumnType.codes()) ? ColumnType.find(code).orElseThrow() : ColumnType.ANY;
    }

    private String format(ColumnType type) {
        String format = field.path("format").asText(ColumnType.DEFAULT_FORMAT);
        if (format.equals("any") && type.isPatterned()) {
            faults.accept("format 'any' is not read: nothing is guessed; give the pattern, such as %d/%m/%Y");
            return ColumnType.DEFAULT_FORMAT;
        }
        boolean pattern = type.isPatterned() && format.indexOf('%') >= 0;
        return pattern || require("format of " + type.code(), format, type.formats())
                ? format
                : ColumnType.DEFAULT_FORMAT;
    }

    private boolean require(String what, String given, Collection<String> known) {
        boolean is = known.contains(given);
        if (!is) {
            faults.accept(what + " '" + given + "' is none of " + String.join(", ", known));
        }
        return is;
    }

    private @Nullable String text(String name) {
        JsonNode text = field.path(name);
        if (!text.isMissingNode() && !text.isTextual()) {
            faults.accept(name + " " + text + " must be a text");
        }
        return text.asText(null);
    }

    /** What stands for no value: texts, or objects with a value and a label (Table Schema 2). */
    static Set<String> missing(JsonNode given, Consumer<String> faults) {
        Set<String> missing = new LinkedHashSet<>();
        for (JsonNode each : given) {
            JsonNode value = each.isObject() ? each.path("value") : each;
            if (value.isTextual()) {
                missing.add(value.asText());
            } else {
                faults.accept("missingValues " + each + " must be a text, or an object with a value and a label");
            }
        }
        if (!given.isMissingNode() && !given.isArray()) {
            faults.accept("missingValues must be a list");
        }
        missing.remove("");
        return Set.copyOf(missing);
    }
}

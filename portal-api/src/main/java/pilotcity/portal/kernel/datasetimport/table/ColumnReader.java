package pilotcity.portal.kernel.datasetimport.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one field of a table schema. What is not checked is a fault, so that nothing is promised and not kept. */
final class ColumnReader {
    private static final Set<String> CONSTRAINTS = new TreeSet<>(
            List.of("required", "unique", "pattern", "enum", "minimum", "maximum", "minLength", "maxLength"));

    /** They would have values read in another way. */
    private static final List<String> READINGS =
            List.of("trueValues", "falseValues", "decimalChar", "groupChar", "bareNumber", "missingValues");

    private final JsonNode field;
    private final JsonNode constraints;
    private final Consumer<String> faults;

    private ColumnReader(JsonNode field, Consumer<String> faults) {
        this.field = field;
        this.constraints = field.path("constraints");
        this.faults = faults;
    }

    /** @param faults receives what is wrong with the description; the column is read without it */
    static SchemaColumn read(JsonNode field, Consumer<String> faults) {
        return new ColumnReader(field, faults).column();
    }

    private SchemaColumn column() {
        ColumnType type = type();
        constraints.fieldNames().forEachRemaining(name -> require("constraint", name, CONSTRAINTS));
        READINGS.stream()
                .filter(field::has)
                .forEach(key -> faults.accept(key + " is not read: values are written as Table Schema has them"));
        return new SchemaColumn(
                field.path("name").asText(),
                type,
                format(type),
                flag("required"),
                flag("unique"),
                pattern(),
                choices(type),
                bound("minimum", type),
                bound("maximum", type),
                length("minLength", 0),
                length("maxLength", Integer.MAX_VALUE));
    }

    private ColumnType type() {
        String code = field.path("type").asText(ColumnType.STRING.code());
        return require("type", code, ColumnType.codes()) ? ColumnType.find(code).orElseThrow() : ColumnType.ANY;
    }

    private String format(ColumnType type) {
        String format = field.path("format").asText(ColumnType.DEFAULT_FORMAT);
        return require("format of " + type.code(), format, type.formats()) ? format : ColumnType.DEFAULT_FORMAT;
    }

    private boolean require(String what, String given, Collection<String> known) {
        boolean is = known.contains(given);
        if (!is) {
            faults.accept(what + " '" + given + "' is none of " + String.join(", ", known));
        }
        return is;
    }

    private boolean flag(String name) {
        JsonNode flag = constraints.path(name);
        require(name, flag, flag.isBoolean(), "true or false");
        return flag.asBoolean();
    }

    private int length(String name, int otherwise) {
        JsonNode length = constraints.path(name);
        return require(name, length, length.canConvertToInt() && length.asInt() >= 0, "a whole number")
                ? length.asInt(otherwise)
                : otherwise;
    }

    private @Nullable Pattern pattern() {
        JsonNode pattern = constraints.path("pattern");
        try {
            return pattern.isMissingNode() ? null : Pattern.compile(pattern.asText());
        } catch (PatternSyntaxException e) {
            faults.accept("pattern '" + pattern.asText() + "' is no regular expression: " + e.getDescription());
            return null;
        }
    }

    private List<String> choices(ColumnType type) {
        JsonNode given = constraints.path("enum");
        require("enum", given, given.isArray() && !given.isEmpty(), "a list of values");
        List<String> choices = new ArrayList<>();
        given.forEach(choice -> {
            require("enum", choice, type.fits(choice.asText()), type.description());
            choices.add(choice.asText());
        });
        return choices;
    }

    private @Nullable String bound(String name, ColumnType type) {
        JsonNode bound = constraints.path(name);
        if (!bound.isMissingNode() && !type.isOrdered()) {
            faults.accept(name + " " + bound + " cannot be set: " + type.code() + " has no order");
            return null;
        }
        return require(name, bound, type.fits(bound.asText()), type.description()) && !bound.isMissingNode()
                ? bound.asText()
                : null;
    }

    private boolean require(String name, JsonNode given, boolean fits, String what) {
        if (!given.isMissingNode() && !fits) {
            faults.accept(name + " " + given + " must be " + what);
        }
        return given.isMissingNode() || fits;
    }
}

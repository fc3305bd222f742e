package pilotcity.portal.kernel.table.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.value.CellReader;
import pilotcity.portal.kernel.table.schema.value.ValueOrder;

/** Reads the constraints of a field. What is not checked is a fault, so that nothing is promised and not kept. */
final class ConstraintReader {
    private static final int LONGEST_PATTERN = 1000;
    private static final Set<String> KNOWN = new TreeSet<>(List.of(
            "required",
            "unique",
            "pattern",
            "enum",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength"));

    private final JsonNode field;
    private final JsonNode constraints;
    private final ColumnType type;
    private final CellReader reader;
    private final Consumer<String> faults;

    ConstraintReader(JsonNode field, ColumnType type, CellReader reader, Consumer<String> faults) {
        this.field = field;
        this.constraints = field.path("constraints");
        this.type = type;
        this.reader = reader;
        this.faults = faults;
    }

    ColumnConstraints read() {
        if (!constraints.isMissingNode() && !constraints.isObject()) {
            faults.accept("constraints must be an object");
        }
        constraints.fieldNames().forEachRemaining(name -> require("constraint", name, KNOWN));
        boolean required = flag("required");
        boolean unique = flag("unique");
        Pattern pattern = pattern();
        Map<Object, String> choices = new LinkedHashMap<>();
        choices("enum", constraints.path("enum"), choices);
        choices("categories", field.path("categories"), choices);
        List<ColumnConstraints.Bound> bounds = new ArrayList<>();
        bound("minimum", CheckRule.MINIMUM, bounds);
        bound("maximum", CheckRule.MAXIMUM, bounds);
        bound("exclusiveMinimum", CheckRule.EXCLUSIVE_MINIMUM, bounds);
        bound("exclusiveMaximum", CheckRule.EXCLUSIVE_MAXIMUM, bounds);
        return new ColumnConstraints(
                required,
                unique,
                pattern,
                Collections.unmodifiableMap(choices),
                List.copyOf(bounds),
                length("minLength", 0),
                length("maxLength", Integer.MAX_VALUE));
    }

    private void require(String what, String given, Collection<String> known) {
        if (!known.contains(given)) {
            faults.accept(what + " '" + given + "' is none of " + String.join(", ", known));
        }
    }

    private boolean flag(String name) {
        JsonNode flag = constraints.path(name);
        require(name, flag, flag.isBoolean(), "true or false");
        return flag.asBoolean();
    }

    private int length(String name, int otherwise) {
        JsonNode length = constraints.path(name);
        if (!length.isMissingNode() && (type == ColumnType.ARRAY || type == ColumnType.OBJECT)) {
            faults.accept(name + " is not read for " + type.code());
            return otherwise;
        }
        return require(
                        name,
                        length,
                        length.isIntegralNumber() && length.canConvertToInt() && length.asInt() >= 0,
                        "a whole number from 0 to " + Integer.MAX_VALUE)
                ? length.asInt(otherwise)
                : otherwise;
    }

    private @Nullable Pattern pattern() {
        JsonNode given = constraints.path("pattern");
        if (given.isMissingNode()) {
            return null;
        }
        String pattern = given.asText();
        if (pattern.length() > LONGEST_PATTERN) {
            faults.accept("pattern has at most " + LONGEST_PATTERN + " characters");
            return null;
        }
        if (PatternSize.of(pattern) > PatternSize.MOST) {
            faults.accept("pattern '" + pattern + "' repeats too much: written out it would have more than "
                    + PatternSize.MOST + " parts");
            return null;
        }
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            faults.accept("pattern '" + pattern + "' is no regular expression that is read here: " + e.getDescription()
                    + "; look-ahead and references back are not");
            return null;
        }
    }

    /** Values, of categories also as objects with a value and a label. */
    private void choices(String name, JsonNode given, Map<Object, String> choices) {
        require(name, given, given.isArray() && !given.isEmpty(), "a list of values");
        for (JsonNode each : given) {
            JsonNode choice = each.isObject() && name.equals("categories") ? each.path("value") : each;
            Object value = value(choice);
            require(
                    name,
                    choice.isMissingNode() ? each : choice,
                    value != null,
                    reader.description().en());
            if (value != null) {
                choices.put(ValueOrder.identity(value), choice.asText());
            }
        }
    }

    private void bound(String name, CheckRule rule, List<ColumnConstraints.Bound> bounds) {
        JsonNode bound = constraints.path(name);
        if (bound.isMissingNode()) {
            return;
        }
        if (!type.isOrdered()) {
            faults.accept(name + " " + bound + " cannot be set: " + type.code() + " has no order");
            return;
        }
        Object value = value(bound);
        if (require(name, bound, value != null, reader.description().en()) && value != null) {
            bounds.add(new ColumnConstraints.Bound(rule, value, bound.asText()));
        }
    }

    /** A number of JSON is one in whatever way the column writes numbers; what is a text is read as a cell. */
    private @Nullable Object value(JsonNode given) {
        boolean number = given.isNumber() && (type == ColumnType.NUMBER || type == ColumnType.INTEGER);
        if (!number) {
            return given.isValueNode() && !given.asText().isEmpty() ? reader.read(given.asText()) : null;
        }
        BigDecimal decimal = given.decimalValue();
        if (type == ColumnType.NUMBER) {
            return decimal;
        }
        boolean whole = decimal.stripTrailingZeros().scale() <= 0;
        return !whole ? null : given.canConvertToLong() ? (Object) decimal.longValue() : decimal.toBigInteger();
    }

    /** What is required of a value is called by its type; a phrase has its own. */
    private static String article(String what) {
        boolean phrase = what.startsWith("a ") || what.startsWith("true ");
        return phrase ? "" : "aeiou".indexOf(what.charAt(0)) >= 0 ? "an " : "a ";
    }

    private boolean require(String name, JsonNode given, boolean fits, String what) {
        if (!given.isMissingNode() && !fits) {
            faults.accept(name + " " + given + " must be " + article(what) + what);
        }
        return given.isMissingNode() || fits;
    }
}

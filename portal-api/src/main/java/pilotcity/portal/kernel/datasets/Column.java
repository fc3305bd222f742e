package pilotcity.portal.kernel.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Years;
import pilotcity.index.text.Invisible;

/** One column of a table schema: its type and constraints. */
record Column(
        String name,
        String type,
        boolean required,
        boolean unique,
        @Nullable Pattern pattern,
        List<String> choices,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum) {

    static Column read(JsonNode field) {
        JsonNode constraints = field.path("constraints");
        List<String> choices = new ArrayList<>();
        constraints.path("enum").forEach(choice -> choices.add(choice.asText()));
        JsonNode pattern = constraints.path("pattern");
        return new Column(
                field.path("name").asText(),
                field.path("type").asText("string"),
                constraints.path("required").asBoolean(),
                constraints.path("unique").asBoolean(),
                pattern.isTextual() ? Pattern.compile(pattern.asText()) : null,
                choices,
                bound(constraints.path("minimum")),
                bound(constraints.path("maximum")));
    }

    private static @Nullable BigDecimal bound(JsonNode bound) {
        return bound.isNumber() ? bound.decimalValue() : null;
    }

    /** What is wrong with {@code value}, or empty when nothing is. */
    Optional<String> fault(String value) {
        if (value.isEmpty() || (required && Invisible.isBlank(value))) {
            return required ? Optional.of("a value is required") : Optional.empty();
        }
        return typeFault(value).or(() -> constraintFault(value));
    }

    private Optional<String> typeFault(String value) {
        boolean fits = switch (type) {
            case "integer" -> value.matches("[+-]?[0-9]{1,18}");
            case "number" ->
                value.matches("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,6})?")
                        && Double.isFinite(Double.parseDouble(value));
            case "year" -> value.matches("[0-9]{4}") && !value.equals("0000");
            case "boolean" -> value.matches("true|false");
            case "date" -> isHeld(() -> Years.hold(LocalDate.parse(value)));
            case "datetime" ->
                isHeld(() -> Years.hold(OffsetDateTime.parse(value).toInstant()));
            default -> true;
        };
        return fits ? Optional.empty() : Optional.of("'" + value + "' is no " + type + range());
    }

    private String range() {
        return switch (type) {
            case "date", "datetime", "year" -> " " + Years.RANGE;
            default -> "";
        };
    }

    private static boolean isHeld(BooleanSupplier held) {
        try {
            return held.getAsBoolean();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private Optional<String> constraintFault(String value) {
        if (!choices.isEmpty() && !choices.contains(value)) {
            return Optional.of("'" + value + "' is none of " + String.join(", ", choices));
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            return Optional.of("'" + value + "' does not match " + pattern);
        }
        if (minimum != null && new BigDecimal(value).compareTo(minimum) < 0) {
            return Optional.of(value + " is less than " + minimum);
        }
        if (maximum != null && new BigDecimal(value).compareTo(maximum) > 0) {
            return Optional.of(value + " is more than " + maximum);
        }
        return Optional.empty();
    }
}

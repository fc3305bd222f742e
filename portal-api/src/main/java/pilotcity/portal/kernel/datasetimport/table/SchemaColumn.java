package pilotcity.portal.kernel.datasetimport.table;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;

/**
 * One column of a table schema: its type and constraints.
 *
 * @param format one of those that the type has
 * @param choices the values that may stand; empty for any
 * @param minimum a value of the type, or null
 * @param maximum a value of the type, or null
 */
public record SchemaColumn(
        String name,
        ColumnType type,
        String format,
        boolean required,
        boolean unique,
        @Nullable Pattern pattern,
        List<String> choices,
        @Nullable String minimum,
        @Nullable String maximum,
        int minLength,
        int maxLength) {

    /** What is wrong with {@code value}, or empty when nothing is. */
    Optional<String> fault(String value) {
        if (value.isEmpty() || (required && InvisibleCharacters.isBlank(value))) {
            return required ? Optional.of("a value is required") : Optional.empty();
        }
        return typeFault(value).or(() -> constraintFault(value)).or(() -> lengthFault(value));
    }

    private Optional<String> typeFault(String value) {
        if (!type.fits(value)) {
            return Optional.of("'" + value + "' is no " + type.description());
        }
        return ColumnType.isIn(format, value) ? Optional.empty() : Optional.of("'" + value + "' is no " + format);
    }

    private Optional<String> constraintFault(String value) {
        if (!choices.isEmpty() && !choices.contains(value)) {
            return Optional.of("'" + value + "' is none of " + String.join(", ", choices));
        }
        if (pattern != null && !pattern.matcher(value).matches()) {
            return Optional.of("'" + value + "' does not match " + pattern);
        }
        if (minimum != null && type.compare(value, minimum) < 0) {
            return Optional.of(value + " is less than " + minimum);
        }
        if (maximum != null && type.compare(value, maximum) > 0) {
            return Optional.of(value + " is more than " + maximum);
        }
        return Optional.empty();
    }

    private Optional<String> lengthFault(String value) {
        int length = value.codePointCount(0, value.length());
        if (length < minLength) {
            return Optional.of("'" + value + "' is shorter than " + minLength);
        }
        return length > maxLength ? Optional.of("'" + value + "' is longer than " + maxLength) : Optional.empty();
    }
}

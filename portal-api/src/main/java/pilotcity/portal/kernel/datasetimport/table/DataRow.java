package pilotcity.portal.kernel.datasetimport.table;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of a table that has passed its schema: values can be taken as the schema says, null where there is none. */
public record DataRow(long line, Map<String, String> values) {

    public @Nullable String find(String column) {
        String value = values.get(column);
        return value == null || value.isEmpty() ? null : value;
    }

    /** @throws IllegalArgumentException when there is none: the schema should require it */
    public String get(String column) {
        String value = find(column);
        if (value == null) {
            throw new IllegalArgumentException("line " + line + " column " + column + ": a value is required");
        }
        return value;
    }

    public @Nullable Integer integer(String column) {
        return read(column, Integer::valueOf, "a whole number from -2147483648 to 2147483647");
    }

    public @Nullable Long whole(String column) {
        return read(column, Long::valueOf, "a whole number");
    }

    public @Nullable Double number(String column) {
        return read(column, Double::valueOf, "a number");
    }

    public @Nullable LocalDate date(String column) {
        return read(column, LocalDate::parse, "a date");
    }

    public @Nullable Instant instant(String column) {
        return read(column, text -> OffsetDateTime.parse(text).toInstant(), "a time with its offset from UTC");
    }

    /** The texts that stand between semicolons; none where the cell is empty. */
    public List<String> texts(String column) {
        String value = find(column);
        return value == null ? List.of() : List.of(value.strip().split("\\s*;\\s*"));
    }

    private <T> @Nullable T read(String column, Function<String, T> reader, String what) {
        String value = find(column);
        try {
            return value == null ? null : reader.apply(value);
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "line " + line + " column " + column + ": '" + value + "' must be " + what, e);
        }
    }
}

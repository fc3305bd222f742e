package pilotcity.portal.kernel.datasets;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a table that has passed its schema: values can be taken as the schema says, null where there is none. */
public record DataRow(long line, Map<String, String> values) {

    public @Nullable String find(String column) {
        String value = values.get(column);
        return value == null || value.isEmpty() ? null : value;
    }

    /** A value that the schema requires. */
    public String get(String column) {
        String value = find(column);
        if (value == null) {
            throw new IllegalStateException("line " + line + " has no " + column + "; its schema should require it");
        }
        return value;
    }

    public @Nullable Integer integer(String column) {
        String value = find(column);
        return value == null ? null : Integer.valueOf(value);
    }

    public @Nullable Long whole(String column) {
        String value = find(column);
        return value == null ? null : Long.valueOf(value);
    }

    public @Nullable Double number(String column) {
        String value = find(column);
        return value == null ? null : Double.valueOf(value);
    }

    public @Nullable LocalDate date(String column) {
        String value = find(column);
        return value == null ? null : LocalDate.parse(value);
    }
}

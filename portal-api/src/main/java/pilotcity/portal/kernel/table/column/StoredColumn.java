package pilotcity.portal.kernel.table.column;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * One column of a stored table.
 *
 * @param name as the table schema has it, and as it is asked for
 * @param digits how many digits a {@link ColumnStorage#DECIMAL} has in all; 0 for others
 * @param scale how many of them stand behind the point
 * @param type the Frictionless type
 * @param codes what its values are called, where they are a closed list
 */
public record StoredColumn(
        String name,
        ColumnStorage storage,
        int digits,
        int scale,
        String type,
        Label title,
        Label description,
        boolean required,
        @Nullable String unit,
        Map<String, Label> codes) {

    /** The same, kept in another way. */
    public StoredColumn stored(ColumnStorage as, int allDigits, int behindThePoint) {
        return new StoredColumn(name, as, allDigits, behindThePoint, type, title, description, required, unit, codes);
    }

    /** The type in SQL. */
    public String sqlType() {
        return switch (storage) {
            case TEXT, JSON -> "VARCHAR";
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(" + digits + "," + scale + ")";
            case DOUBLE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case INSTANT -> "TIMESTAMP";
        };
    }
}

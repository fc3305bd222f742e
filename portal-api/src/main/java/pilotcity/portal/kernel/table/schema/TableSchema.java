package pilotcity.portal.kernel.table.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A Frictionless Table Schema (datapackage.org/standard/table-schema, versions 1 and 2): what each column of a table may
 * hold. The portal's own beside the standard: {@code spatial} ({@link TableSpatial}) and {@code timezone}, of times
 * without their offset from UTC, of the schema; {@code titleZh}, {@code descriptionZh}, {@code unit}, {@code timezone},
 * {@code affixes} (the signs and units that may stand around a number) and {@code "numerals": "zh"} of a field.
 *
 * <p>Less than the standard: an empty cell is missing whatever {@code missingValues} says, since most formats cannot tell
 * it from none; {@code any} is no format of dates; NaN and INF are no numbers; {@code topojson} and {@code jsonSchema}
 * are not read.
 *
 * @param primaryKey columns that together are unique and never empty
 * @param uniqueKeys columns that together are unique where none of them is empty
 * @param spatial where the rows are, or null
 */
public record TableSchema(
        List<SchemaColumn> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys,
        List<ForeignKey> foreignKeys,
        FieldsMatch fieldsMatch,
        @Nullable TableSpatial spatial) {
    /**
     * Values that have to exist elsewhere.
     *
     * @param table {@code set/resource}, a resource of the same set, or empty for the table itself
     */
    public record ForeignKey(List<String> columns, String table, List<String> targets) {}

    /** Which columns a file may have beside or instead of those of the schema. */
    public enum FieldsMatch {
        /** The same in the same order. */
        EXACT,
        /** The same in any order. */
        EQUAL,
        /** All of the schema, and others. */
        SUBSET,
        /** None but those of the schema. */
        SUPERSET,
        /** At least one of the schema. */
        PARTIAL;

        public boolean mayLack() {
            return this == SUPERSET || this == PARTIAL;
        }

        public boolean mayAdd() {
            return this == SUBSET || this == PARTIAL;
        }
    }

    public boolean hasColumns(List<String> names) {
        return columns.stream().map(SchemaColumn::name).toList().containsAll(names);
    }

    /** The place of a column among {@link #columns}, or -1. */
    public int indexOf(String column) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).name().equals(column)) {
                return at;
            }
        }
        return -1;
    }

    /** @param faults receives what is wrong with the schema: the field, or nothing, and the reason */
    public static TableSchema read(JsonNode schema, BiConsumer<String, String> faults) {
        return new SchemaReader(schema, faults).read();
    }
}

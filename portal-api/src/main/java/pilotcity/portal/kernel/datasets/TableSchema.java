package pilotcity.portal.kernel.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A Frictionless Table Schema (specs.frictionlessdata.io/table-schema): what each column of a table may hold.
 *
 * @param primaryKey columns that together are unique and never empty
 */
record TableSchema(List<Column> columns, List<String> primaryKey, List<ForeignKey> foreignKeys) {

    /**
     * Values that have to exist elsewhere.
     *
     * @param table {@code set/resource}, a resource of the same set, or empty for the table itself
     */
    record ForeignKey(List<String> columns, String table, List<String> targets) {}

    static TableSchema read(JsonNode schema) {
        List<Column> columns = new ArrayList<>();
        schema.path("fields").forEach(field -> columns.add(Column.read(field)));
        List<ForeignKey> foreignKeys = new ArrayList<>();
        schema.path("foreignKeys").forEach(key -> foreignKeys.add(foreignKey(key)));
        return new TableSchema(columns, names(schema.path("primaryKey")), foreignKeys);
    }

    private static ForeignKey foreignKey(JsonNode key) {
        JsonNode reference = key.path("reference");
        return new ForeignKey(
                names(key.path("fields")), reference.path("resource").asText(), names(reference.path("fields")));
    }

    /** One name, or a list of them. */
    private static List<String> names(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.asText());
        }
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.asText()));
        return names;
    }
}

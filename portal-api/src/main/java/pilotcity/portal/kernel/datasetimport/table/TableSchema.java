package pilotcity.portal.kernel.datasetimport.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * A Frictionless Table Schema (specs.frictionlessdata.io/table-schema): what each column of a table may hold.
 *
 * @param primaryKey columns that together are unique and never empty
 */
public record TableSchema(List<SchemaColumn> columns, List<String> primaryKey, List<ForeignKey> foreignKeys) {

    /**
     * Values that have to exist elsewhere.
     *
     * @param table {@code set/resource}, a resource of the same set, or empty for the table itself
     */
    public record ForeignKey(List<String> columns, String table, List<String> targets) {}

    public boolean hasColumns(List<String> names) {
        return columns.stream().map(SchemaColumn::name).toList().containsAll(names);
    }

    /** @param faults receives what is wrong with the schema: the field, or nothing, and the reason */
    public static TableSchema read(JsonNode schema, BiConsumer<String, String> faults) {
        List<SchemaColumn> schemaColumns = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JsonNode field : schema.path("fields")) {
            String name = field.path("name").asText();
            schemaColumns.add(ColumnReader.read(field, fault -> faults.accept(name, fault)));
            if (name.isEmpty() || !known.add(name)) {
                faults.accept(name, name.isEmpty() ? "a field has no name" : "is described twice");
            }
        }
        List<ForeignKey> foreignKeys = new ArrayList<>();
        schema.path("foreignKeys").forEach(key -> foreignKeys.add(foreignKey(key)));
        List<String> primaryKey = names(schema.path("primaryKey"));
        Stream.concat(primaryKey.stream(), foreignKeys.stream().flatMap(key -> key.columns().stream()))
                .filter(name -> !known.contains(name))
                .distinct()
                .forEach(name -> faults.accept(name, "is part of a key, but not described"));
        for (JsonNode missing : schema.path("missingValues")) {
            if (!missing.asText().isEmpty()) {
                faults.accept("", "missingValues " + missing + " is not read: an empty value is one that is missing");
            }
        }
        return new TableSchema(schemaColumns, primaryKey, foreignKeys);
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

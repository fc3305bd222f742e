package pilotcity.portal.kernel.table.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Reads a table schema as a whole: its fields, keys and what holds for all of them. */
final class SchemaReader {
    private static final Set<String> PROPERTIES = Set.of(
            "$schema",
            "fields",
            "fieldsMatch",
            "primaryKey",
            "uniqueKeys",
            "foreignKeys",
            "missingValues",
            "timezone",
            "spatial");

    private final JsonNode schema;
    private final BiConsumer<String, String> faults;
    private final Set<String> known = new LinkedHashSet<>();

    /** @param faults receives what is wrong: the field, or nothing, and the reason */
    SchemaReader(JsonNode schema, BiConsumer<String, String> faults) {
        this.schema = schema;
        this.faults = faults;
    }

    TableSchema read() {
        schema.fieldNames().forEachRemaining(property -> {
            if (!PROPERTIES.contains(property)) {
                faults.accept("", property + " is not understood");
            }
        });
        List<SchemaColumn> columns = columns();
        List<TableSchema.ForeignKey> foreignKeys = new ArrayList<>();
        schema.path("foreignKeys").forEach(key -> foreignKeys.add(foreignKey(key)));
        List<List<String>> uniqueKeys = new ArrayList<>();
        schema.path("uniqueKeys").forEach(key -> uniqueKeys.add(names(key)));
        List<String> primaryKey = names(schema.path("primaryKey"));
        Stream.of(
                        primaryKey.stream(),
                        uniqueKeys.stream().flatMap(List::stream),
                        foreignKeys.stream().flatMap(key -> key.columns().stream()))
                .flatMap(each -> each)
                .filter(name -> !known.contains(name))
                .distinct()
                .forEach(name -> faults.accept(name, "is part of a key, but not described"));
        ColumnReader.missing(schema.path("missingValues"), fault -> faults.accept("", fault));
        JsonNode zone = schema.path("timezone");
        if (!zone.isMissingNode() && ReaderFactory.zone(zone).isEmpty()) {
            faults.accept("", "timezone " + zone + " must be a zone such as Asia/Shanghai or +08:00");
        }
        Optional<TableSpatial> spatial =
                TableSpatial.read(schema.path("spatial"), known, fault -> faults.accept("", fault));
        spatial.ifPresent(place -> requireNumbers(place, columns));
        return new TableSchema(
                columns, primaryKey, List.copyOf(uniqueKeys), List.copyOf(foreignKeys), match(), spatial.orElse(null));
    }

    /** Two columns of texts would leave every row without its place. */
    private void requireNumbers(TableSpatial place, List<SchemaColumn> columns) {
        if (place instanceof TableSpatial.LonLat) {
            columns.stream()
                    .filter(column -> place.columns().contains(column.name())
                            && column.type() != ColumnType.NUMBER
                            && column.type() != ColumnType.INTEGER)
                    .forEach(column -> faults.accept(column.name(), "is a coordinate of spatial, and no number"));
        }
    }

    private List<SchemaColumn> columns() {
        List<SchemaColumn> columns = new ArrayList<>();
        for (JsonNode field : schema.path("fields")) {
            String name = field.path("name").asText();
            columns.add(ColumnReader.read(field, schema, fault -> faults.accept(name, fault)));
            if (name.isEmpty() || !known.add(name)) {
                faults.accept(name, name.isEmpty() ? "a field has no name" : "is described twice");
            }
        }
        if (!schema.path("fields").isArray() || columns.isEmpty()) {
            faults.accept("", "fields must be a list of fields");
        }
        return List.copyOf(columns);
    }

    /** A word, or a list with one, as the standard had it for a time. */
    private TableSchema.FieldsMatch match() {
        JsonNode given = schema.path("fieldsMatch");
        String word = given.isArray() ? given.path(0).asText() : given.asText("exact");
        for (TableSchema.FieldsMatch each : TableSchema.FieldsMatch.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        faults.accept("", "fieldsMatch '" + word + "' is none of exact, equal, subset, superset, partial");
        return TableSchema.FieldsMatch.EXACT;
    }

    private TableSchema.ForeignKey foreignKey(JsonNode key) {
        JsonNode reference = key.path("reference");
        List<String> columns = names(key.path("fields"));
        List<String> targets = names(reference.path("fields"));
        if (columns.isEmpty() || columns.size() != targets.size()) {
            faults.accept("", "foreignKeys must have as many fields as reference.fields: " + key);
        }
        return new TableSchema.ForeignKey(columns, reference.path("resource").asText(), targets);
    }

    /** One name, or a list of them. */
    private static List<String> names(JsonNode node) {
        if (node.isTextual()) {
            return List.of(node.asText());
        }
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.asText()));
        return List.copyOf(names);
    }
}

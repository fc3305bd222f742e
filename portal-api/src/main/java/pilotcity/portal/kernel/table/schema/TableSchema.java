package pilotcity.portal.kernel.table.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
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
        schema.fieldNames().forEachRemaining(property -> {
            if (!PROPERTIES.contains(property)) {
                faults.accept("", property + " is not understood");
            }
        });
        List<SchemaColumn> schemaColumns = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JsonNode field : schema.path("fields")) {
            String name = field.path("name").asText();
            schemaColumns.add(ColumnReader.read(field, schema, fault -> faults.accept(name, fault)));
            if (name.isEmpty() || !known.add(name)) {
                faults.accept(name, name.isEmpty() ? "a field has no name" : "is described twice");
            }
        }
        if (!schema.path("fields").isArray() || schema.path("fields").isEmpty()) {
            faults.accept("", "fields must be a list of fields");
        }
        List<ForeignKey> foreignKeys = new ArrayList<>();
        schema.path("foreignKeys").forEach(key -> foreignKeys.add(foreignKey(key, faults)));
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
        return new TableSchema(
                List.copyOf(schemaColumns),
                primaryKey,
                List.copyOf(uniqueKeys),
                List.copyOf(foreignKeys),
                match(schema.path("fieldsMatch"), faults),
                spatial.orElse(null));
    }

    /** A word, or a list with one, as the standard had it for a time. */
    private static FieldsMatch match(JsonNode given, BiConsumer<String, String> faults) {
        String word = given.isArray() ? given.path(0).asText() : given.asText("exact");
        for (FieldsMatch each : FieldsMatch.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
                return each;
            }
        }
        faults.accept("", "fieldsMatch '" + word + "' is none of exact, equal, subset, superset, partial");
        return FieldsMatch.EXACT;
    }

    private static ForeignKey foreignKey(JsonNode key, BiConsumer<String, String> faults) {
        JsonNode reference = key.path("reference");
        List<String> columns = names(key.path("fields"));
        List<String> targets = names(reference.path("fields"));
        if (columns.isEmpty() || columns.size() != targets.size()) {
            faults.accept("", "foreignKeys must have as many fields as reference.fields: " + key);
        }
        return new ForeignKey(columns, reference.path("resource").asText(), targets);
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

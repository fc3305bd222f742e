package pilotcity.portal.kernel.datasetimport;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.datasetimport.table.DataRow;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;
import pilotcity.portal.kernel.db.mapping.TableColumn;
import pilotcity.portal.kernel.table.schema.SchemaColumn;

/**
 * Which values of a file go into which columns of a table.
 *
 * @param file the resource of the data set
 * @param renamed columns by the fields that are called otherwise
 * @param values what is written into columns that take no field as it is
 */
record FileColumns(String file, Map<String, String> renamed, Map<String, Function<DataRow, @Nullable Object>> values) {

    static FileColumns of(String file) {
        return new FileColumns(file, Map.of(), Map.of());
    }

    FileColumns renamed(String field, String column) {
        Map<String, String> more = new LinkedHashMap<>(renamed);
        more.put(field, column);
        return new FileColumns(file, Collections.unmodifiableMap(more), values);
    }

    FileColumns value(String column, Function<DataRow, @Nullable Object> value) {
        Map<String, Function<DataRow, @Nullable Object>> more = new LinkedHashMap<>(values);
        more.put(column, value);
        return new FileColumns(file, renamed, Collections.unmodifiableMap(more));
    }

    /** The column of the file's key. */
    String key(DatasetTables tables) {
        List<String> key = tables.schema(file).primaryKey();
        if (key.size() != 1) {
            throw fault(tables, "", "needs a primaryKey of one field");
        }
        return renamed.getOrDefault(key.getFirst(), key.getFirst());
    }

    /** The rows of the file as objects whose members have the names of columns of {@code table}. */
    List<JsonObject> read(DatasetTables tables, String table, Map<String, TableColumn> known) {
        Map<String, Function<DataRow, @Nullable Object>> readers = new LinkedHashMap<>();
        for (SchemaColumn field : tables.schema(file).columns()) {
            String column = renamed.getOrDefault(field.name(), field.name());
            TableColumn target = Optional.ofNullable(known.get(column))
                    .orElseThrow(() -> fault(
                            tables, field.name(), "is no column of table " + table + ", which has " + known.keySet()));
            readers.put(column, row -> typed(target, field.name(), row));
        }
        readers.putAll(values);
        List<JsonObject> items = new ArrayList<>();
        for (DataRow row : tables.rows(file)) {
            JsonObject item = new JsonObject();
            readers.forEach((column, reader) -> item.put(column, reader.apply(row)));
            items.add(item);
        }
        return items;
    }

    private ImportException fault(DatasetTables tables, String column, String reason) {
        String set = tables.set().id();
        return new ImportException(
                set, List.of(new ImportProblem(set + "/dataset.json, schema of " + file, 0, column, reason)));
    }

    /** What fits the schema may not fit the column: it is reported with its line, which the database does not know. */
    private static @Nullable Object typed(TableColumn column, String field, DataRow row) {
        if (column.required()) {
            row.get(field);
        }
        return switch (column.type()) {
            case "smallint", "integer" -> row.integer(field);
            case "bigint" -> row.whole(field);
            case "double precision", "real" -> row.number(field);
            case "date" -> text(row.date(field));
            case "timestamp with time zone" -> text(row.instant(field));
            default -> row.find(field);
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}

package pilotcity.portal.kernel.datasetimport;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.datasetimport.table.DataRow;
import pilotcity.portal.kernel.db.mapping.JsonRowsInsert;
import pilotcity.portal.kernel.db.mapping.StatementText;
import pilotcity.portal.kernel.db.mapping.TableColumn;

/**
 * Imports a data set into a table whose columns have the names of the fields in its table schema: puts each row by its
 * key, notes of which set it came, and deletes what came from the same set before and is gone. A column
 * {@code version} of the table is counted up.
 */
public final class TableImporter implements DatasetImporter {
    private static final String DATASET = "dataset";
    private static final String VERSION = "version";

    private final String set;
    private final String table;
    private final FileColumns columns;

    private TableImporter(String set, String table, FileColumns columns) {
        this.set = set;
        this.table = table;
        this.columns = columns;
    }

    /** Of the data set {@code set}, whose table is called as the set is, into {@code table}. */
    public static TableImporter of(String set, String table) {
        return new TableImporter(set, table, FileColumns.of(set));
    }

    /** The field of the file that is called otherwise than its column. */
    public TableImporter renamed(String field, String column) {
        return new TableImporter(set, table, columns.renamed(field, column));
    }

    /** What is written into {@code column}, where it is not the field of that name as it is. */
    public TableImporter value(String column, Function<DataRow, @Nullable Object> value) {
        return new TableImporter(set, table, columns.value(column, value));
    }

    @Override
    public String set() {
        return set;
    }

    @Override
    public Future<Integer> write(SqlConnection connection, DatasetTables tables) {
        List<DataRow> rows = tables.rows(set);
        return TableColumn.listByTable(connection, table).compose(known -> {
            List<JsonObject> items = columns.value(DATASET, row -> set).read(tables, table, known);
            String key = columns.key(tables);
            return JsonRowsInsert.put(connection, table, key, counted(known), items)
                    .compose(put -> deleteOthers(connection, key, items))
                    .map(rows.size());
        });
    }

    /** Replaces the rows of {@code part}, which belong to rows of this set, by those of the file {@code file}. */
    public Future<Void> replaceParts(SqlConnection connection, DatasetTables tables, PartTable part) {
        return TableColumn.listByTable(connection, part.table()).compose(known -> {
            List<JsonObject> items = part.columns().read(tables, part.table(), known);
            return replaceParts(connection, part.table(), part.owner(), items);
        });
    }

    /** The same with rows that are made otherwise. */
    public Future<Void> replaceParts(SqlConnection connection, String part, String owner, List<JsonObject> items) {
        String clear = "DELETE FROM %s USING %s owner WHERE owner.id = %s.%s AND owner.dataset = $1"
                .formatted(
                        StatementText.name(part),
                        StatementText.name(table),
                        StatementText.name(part),
                        StatementText.name(owner));
        return connection
                .preparedQuery(clear)
                .execute(Tuple.of(set))
                .compose(cleared -> JsonRowsInsert.insert(connection, part, items));
    }

    private Set<String> counted(Map<String, TableColumn> known) {
        return known.containsKey(VERSION) ? Set.of(VERSION) : Set.of();
    }

    private Future<Void> deleteOthers(SqlConnection connection, String key, List<JsonObject> items) {
        String[] kept = items.stream().map(item -> item.getString(key)).toArray(String[]::new);
        return connection
                .preparedQuery("DELETE FROM %s WHERE dataset = $1 AND %s <> ALL($2)"
                        .formatted(StatementText.name(table), StatementText.name(key)))
                .execute(Tuple.tuple().addString(set).addArrayOfString(kept))
                .mapEmpty();
    }
}

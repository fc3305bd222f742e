package pilotcity.portal.kernel.db.mapping;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes many rows, each a JSON object whose members go into the columns of their names. The database makes rows of the
 * table's types of a thousand objects at once, so that there is no list of parameters and no round trip a row.
 */
public final class JsonRowsInsert {
    private static final int AT_ONCE = 1000;

    private JsonRowsInsert() {}

    /** Adds {@code rows} to {@code table}. */
    public static Future<Void> insert(SqlClient client, String table, List<JsonObject> rows) {
        return write(client, rows, columns -> insert(table, columns));
    }

    /**
     * Puts {@code rows} into {@code table}: where {@code key} is there already, the other columns are changed.
     *
     * @param counted columns that count how often a row was changed
     */
    public static Future<Void> put(
            SqlClient client, String table, String key, Set<String> counted, List<JsonObject> rows) {
        return write(client, rows, columns -> insert(table, columns) + update(table, key, counted, columns));
    }

    private static Future<Void> write(
            SqlClient client, List<JsonObject> rows, Function<List<String>, String> statement) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        Set<String> columns = rows.getFirst().fieldNames();
        for (JsonObject row : rows) {
            if (!row.fieldNames().equals(columns)) {
                throw new IllegalArgumentException(
                        "rows of one table have different columns: " + columns + " and " + row.fieldNames());
            }
        }
        String sql = statement.apply(List.copyOf(columns));
        Future<Void> written = Future.succeededFuture();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            JsonArray part = new JsonArray(new ArrayList<>(rows.subList(from, Math.min(from + AT_ONCE, rows.size()))));
            written = written.compose(
                    before -> client.preparedQuery(sql).execute(Tuple.of(part)).mapEmpty());
        }
        return written;
    }

    static String insert(String table, List<String> columns) {
        String names = columns.stream().map(StatementText::name).collect(Collectors.joining(", "));
        String into = StatementText.name(table);
        return "INSERT INTO " + into + " (" + names + ") SELECT " + names + " FROM jsonb_populate_recordset(NULL::"
                + into + ", $1)";
    }

    private static String update(String table, String key, Set<String> counted, List<String> columns) {
        List<String> changes = new ArrayList<>();
        columns.stream()
                .filter(column -> !column.equals(key))
                .map(StatementText::name)
                .forEach(name -> changes.add(name + " = excluded." + name));
        counted.stream()
                .map(StatementText::name)
                .forEach(name -> changes.add(name + " = " + StatementText.name(table) + "." + name + " + 1"));
        return " ON CONFLICT (" + StatementText.name(key) + ") DO "
                + (changes.isEmpty() ? "NOTHING" : "UPDATE SET " + String.join(", ", changes));
    }
}

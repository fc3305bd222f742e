package pilotcity.portal.kernel.datasets;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;

/** Statements that importers share. */
public final class Writes {
    private Writes() {}

    /** Runs {@code sql} once for every row, in order. */
    public static Future<Integer> each(
            SqlConnection connection, String sql, List<DataRow> rows, Function<DataRow, Tuple> parameters) {
        return rows.isEmpty()
                ? Future.succeededFuture(0)
                : connection
                        .preparedQuery(sql)
                        .executeBatch(rows.stream().map(parameters).toList())
                        .map(rows.size());
    }

    /** Runs {@code sql} with the set's id as {@code $1} and the values of {@code column} as {@code $2::text[]}. */
    public static Future<Void> deleteOthers(
            SqlConnection connection, String sql, String set, List<DataRow> rows, String column) {
        String[] kept = rows.stream().map(row -> row.get(column)).toArray(String[]::new);
        return connection
                .preparedQuery(sql)
                .execute(Tuple.tuple().addString(set).addArrayOfString(kept))
                .mapEmpty();
    }
}

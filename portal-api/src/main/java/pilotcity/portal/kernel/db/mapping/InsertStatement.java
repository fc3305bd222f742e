package pilotcity.portal.kernel.db.mapping;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds a row, each value by the name of its column. The same columns make the same statement, which stays prepared. */
public final class InsertStatement {
    private final String table;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private String conflict = "";

    private InsertStatement(String table) {
        this.table = StatementText.name(table);
    }

    public static InsertStatement into(String table) {
        return new InsertStatement(table);
    }

    /** @throws IllegalArgumentException when the column has a value already */
    public InsertStatement set(String column, @Nullable Object value) {
        StatementText.set(values, column, value);
        return this;
    }

    /** Adds nothing where the row is there already. */
    public InsertStatement unlessThere() {
        conflict = " ON CONFLICT DO NOTHING";
        return this;
    }

    String sql() {
        return "INSERT INTO " + table + " (" + String.join(", ", values.keySet()) + ") VALUES ("
                + IntStream.rangeClosed(1, values.size()).mapToObj(i -> "$" + i).collect(Collectors.joining(", ")) + ")"
                + conflict;
    }

    /** Completes with how many rows were added: one, or none where one was there. */
    public Future<Integer> execute(SqlClient client) {
        Tuple tuple = Tuple.tuple();
        values.values().forEach(tuple::addValue);
        return client.preparedQuery(sql()).execute(tuple).map(SqlResult::rowCount);
    }
}

package pilotcity.portal.kernel.db.mapping;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows, each value by the name of its column. The same columns make the same statement, which stays prepared.
 */
public final class UpdateStatement {
    private final String table;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<String, Object> where = new LinkedHashMap<>();

    private UpdateStatement(String table) {
        this.table = StatementText.name(table);
    }

    public static UpdateStatement of(String table) {
        return new UpdateStatement(table);
    }

    /** @throws IllegalArgumentException when the column has a value already */
    public UpdateStatement set(String column, @Nullable Object value) {
        StatementText.set(values, column, value);
        return this;
    }

    /** Sets the columns of these components to what {@code record} has. */
    public <T extends Record> UpdateStatement set(RecordType<T> type, T record, Collection<String> components) {
        for (String component : components) {
            set(type.column(component), type.value(record, component));
        }
        return this;
    }

    /** Only rows that have {@code value} there. */
    public UpdateStatement where(String column, Object value) {
        where.put(StatementText.name(column), value);
        return this;
    }

    String sql() {
        int[] next = {1};
        String set =
                values.keySet().stream().map(name -> name + " = $" + next[0]++).collect(Collectors.joining(", "));
        String only =
                where.keySet().stream().map(name -> name + " = $" + next[0]++).collect(Collectors.joining(" AND "));
        return "UPDATE " + table + " SET " + set + " WHERE " + only;
    }

    /**
     * Completes with how many rows were changed.
     *
     * @throws IllegalStateException when nothing says which rows
     */
    public Future<Integer> execute(SqlClient client) {
        if (where.isEmpty()) {
            throw new IllegalStateException("an update of " + table + " must say of which rows");
        }
        Tuple tuple = Tuple.tuple();
        values.values().forEach(tuple::addValue);
        where.values().forEach(tuple::addValue);
        return client.preparedQuery(sql()).execute(tuple).map(SqlResult::rowCount);
    }
}

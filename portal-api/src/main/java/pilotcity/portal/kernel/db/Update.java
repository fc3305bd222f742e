package pilotcity.portal.kernel.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes rows, each value by the name of its column. The same columns make the same statement, which stays prepared. */
public final class Update {
    private final String table;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private final Map<String, Object> where = new LinkedHashMap<>();

    private Update(String table) {
        this.table = SqlText.name(table);
    }

    public static Update of(String table) {
        return new Update(table);
    }

    /** @throws IllegalArgumentException when the column has a value already */
    public Update set(String column, @Nullable Object value) {
        String name = SqlText.name(column);
        if (values.containsKey(name)) {
            throw new IllegalArgumentException("column " + column + " is set twice");
        }
        values.put(name, SqlText.value(value));
        return this;
    }

    /** Sets the columns of these components to what {@code record} has. */
    public <T extends Record> Update set(RecordType<T> type, T record, Collection<String> components) {
        for (String component : components) {
            set(type.column(component), type.value(record, component));
        }
        return this;
    }

    /** Only rows that have {@code value} there. */
    public Update where(String column, Object value) {
        where.put(SqlText.name(column), value);
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

package pilotcity.portal.kernel.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/** Single statements, each through the gate. */
record GatedClient(Supplier<? extends SqlClient> pool, Gate gate) implements SqlClient {
    private record Gated<T>(PreparedQuery<T> query, Gate gate) implements PreparedQuery<T> {
        @Override
        public Future<T> execute() {
            return gate.run(query::execute);
        }

        @Override
        public Future<T> execute(Tuple parameters) {
            return gate.run(() -> query.execute(parameters));
        }

        @Override
        public Future<T> executeBatch(List<Tuple> batch) {
            return gate.run(() -> query.executeBatch(batch));
        }

        @Override
        public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new Gated<>(query.collecting(collector), gate);
        }

        @Override
        public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new Gated<>(query.mapping(mapper), gate);
        }
    }

    /** Prepared, too: one way for all statements. */
    @Override
    public Query<RowSet<Row>> query(String sql) {
        return preparedQuery(sql);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new Gated<>(pool.get().preparedQuery(sql), gate);
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new Gated<>(pool.get().preparedQuery(sql, options), gate);
    }

    /** The pool is closed by whoever opened it. */
    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}

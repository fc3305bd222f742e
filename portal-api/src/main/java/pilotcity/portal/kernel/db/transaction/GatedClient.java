package pilotcity.portal.kernel.db.transaction;

import io.vertx.core.Future;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;

/**
 * Single statements, each through the gate.
 *
 * @param connections gives one, or fails because the database is away
 */
public record GatedClient(Supplier<Future<SqlConnection>> connections, AvailabilityGate gate) implements SqlClient {
    private record Gated<T>(GatedClient client, Function<SqlConnection, PreparedQuery<T>> query)
            implements PreparedQuery<T> {
        private Future<T> run(Function<PreparedQuery<T>, Future<T>> execution) {
            return client.run(connection -> execution.apply(query.apply(connection)));
        }

        @Override
        public Future<T> execute() {
            return run(PreparedQuery::execute);
        }

        @Override
        public Future<T> execute(Tuple parameters) {
            return run(prepared -> prepared.execute(parameters));
        }

        @Override
        public Future<T> executeBatch(List<Tuple> batch) {
            return run(prepared -> prepared.executeBatch(batch));
        }

        @Override
        public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new Gated<>(client, query.andThen(prepared -> prepared.collecting(collector)));
        }

        @Override
        public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new Gated<>(client, query.andThen(prepared -> prepared.mapping(mapper)));
        }
    }

    private record Simple<T>(GatedClient client, Function<SqlConnection, Query<T>> query) implements Query<T> {
        @Override
        public Future<T> execute() {
            return client.run(connection -> query.apply(connection).execute());
        }

        @Override
        public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new Simple<>(client, query.andThen(simple -> simple.collecting(collector)));
        }

        @Override
        public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new Simple<>(client, query.andThen(simple -> simple.mapping(mapper)));
        }
    }

    private <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
        return gate.run(() ->
                connections.get().compose(connection -> work.apply(connection).onComplete(done -> connection.close())));
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return new Simple<>(this, connection -> connection.query(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return new Gated<>(this, connection -> connection.preparedQuery(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return new Gated<>(this, connection -> connection.preparedQuery(sql, options));
    }

    /** The pool is closed by its owner. */
    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}

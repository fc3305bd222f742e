package pilotcity.portal.kernel.db.transaction;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Work in transactions, each through the gate.
 *
 * @param connections gives one, or fails because the database is away
 */
public record Transactions(Supplier<Future<SqlConnection>> connections, AvailabilityGate gate) {
    private static final int MOST_REPEATS = 2;

    public <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
        return repeatedly((connection, end) -> transact(connection, work, end));
    }

    public <T> Future<T> runEndedBy(Function<SqlConnection, Future<LastStatement<T>>> work) {
        return repeatedly((connection, end) -> transactEndedBy(connection, work, end));
    }

    private <T> Future<T> repeatedly(BiFunction<SqlConnection, TransactionEnd, Future<T>> transaction) {
        TransactionEnd end = new TransactionEnd();
        return gate.run(() -> attempt(transaction, end, MOST_REPEATS), end::abandon);
    }

    private <T> Future<T> attempt(
            BiFunction<SqlConnection, TransactionEnd, Future<T>> transaction, TransactionEnd end, int repeats) {
        return connections
                .get()
                .compose(connection -> transaction.apply(connection, end).onComplete(done -> connection.close()))
                .recover(failure -> repeats > 0 && Outage.isConflict(failure)
                        ? attempt(transaction, end, repeats - 1)
                        : Future.failedFuture(failure));
    }

    /**
     * The first statement is on its way before the answer to BEGIN is here: they are done one after the other there.
     */
    private static <T> Future<T> transact(
            SqlConnection connection, Function<SqlConnection, Future<T>> work, TransactionEnd end) {
        Future<Transaction> begun = connection.begin();
        Future<T> done = work(work, connection, begun);
        return begun.compose(transaction -> end.end(transaction, done));
    }

    /** The driver's own transaction would hold COMMIT back until everything before it has been answered. */
    private static <T> Future<T> transactEndedBy(
            SqlConnection connection, Function<SqlConnection, Future<LastStatement<T>>> work, TransactionEnd end) {
        Future<?> begun = connection.query("BEGIN").execute();
        Future<LastStatement<T>> done = work(work, connection, begun);
        return begun.compose(answered -> end.end(connection, done));
    }

    private static <T> Future<T> work(
            Function<SqlConnection, Future<T>> work, SqlConnection connection, Future<?> begun) {
        TransactionConnection open = new TransactionConnection(connection);
        begun.onFailure(failure -> open.end());
        return run(work, open.forWork()).onComplete(done -> open.end());
    }

    private static <T> Future<T> run(Function<SqlConnection, Future<T>> work, SqlConnection connection) {
        try {
            return work.apply(connection);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}

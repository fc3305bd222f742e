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
        return repeatedly((connection, transactionEnd) -> transact(connection, work, transactionEnd));
    }

    public <T> Future<T> runEndedBy(Function<SqlConnection, Future<LastStatement<T>>> work) {
        return repeatedly((connection, transactionEnd) -> transactEndedBy(connection, work, transactionEnd));
    }

    private <T> Future<T> repeatedly(BiFunction<SqlConnection, TransactionEnd, Future<T>> transaction) {
        TransactionEnd transactionEnd = new TransactionEnd();
        return gate.run(() -> attempt(transaction, transactionEnd, MOST_REPEATS), transactionEnd::abandon);
    }

    private <T> Future<T> attempt(
            BiFunction<SqlConnection, TransactionEnd, Future<T>> transaction,
            TransactionEnd transactionEnd,
            int repeats) {
        return connections
                .get()
                .compose(connection ->
                        transaction.apply(connection, transactionEnd).onComplete(done -> connection.close()))
                .recover(failure -> repeats > 0 && Outage.isConflict(failure)
                        ? attempt(transaction, transactionEnd, repeats - 1)
                        : Future.failedFuture(failure));
    }

    /** The first statement is on its way before the answer to BEGIN is here: they are done one after the other there. */
    private static <T> Future<T> transact(
            SqlConnection connection, Function<SqlConnection, Future<T>> work, TransactionEnd transactionEnd) {
        Future<Transaction> begun = connection.begin();
        Future<T> done = work(work, connection, begun);
        return begun.compose(transaction -> transactionEnd.end(transaction, done));
    }

    /** The driver's own transaction would hold COMMIT back until everything before it has been answered. */
    private static <T> Future<T> transactEndedBy(
            SqlConnection connection,
            Function<SqlConnection, Future<LastStatement<T>>> work,
            TransactionEnd transactionEnd) {
        Future<?> begun = connection.query("BEGIN").execute();
        Future<LastStatement<T>> done = work(work, connection, begun);
        return begun.compose(answered -> transactionEnd.end(connection, done));
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

package pilotcity.portal.kernel.db;

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
record Transactions(Supplier<Future<SqlConnection>> connections, Gate gate) {
    private static final int MOST_REPEATS = 2;

    <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
        return repeatedly((connection, commit) -> transact(connection, work, commit));
    }

    <T> Future<T> runEndedBy(Function<SqlConnection, Future<LastStatement<T>>> work) {
        return repeatedly((connection, commit) -> transactEndedBy(connection, work, commit));
    }

    private <T> Future<T> repeatedly(BiFunction<SqlConnection, Commit, Future<T>> transaction) {
        Commit commit = new Commit();
        return gate.run(() -> attempt(transaction, commit, MOST_REPEATS), commit::abandon);
    }

    private <T> Future<T> attempt(
            BiFunction<SqlConnection, Commit, Future<T>> transaction, Commit commit, int repeats) {
        return connections
                .get()
                .compose(connection -> transaction.apply(connection, commit).onComplete(done -> connection.close()))
                .recover(failure -> repeats > 0 && Outage.isConflict(failure)
                        ? attempt(transaction, commit, repeats - 1)
                        : Future.failedFuture(failure));
    }

    /** The first statement is on its way before the answer to BEGIN is here: they are done one after the other there. */
    private static <T> Future<T> transact(
            SqlConnection connection, Function<SqlConnection, Future<T>> work, Commit commit) {
        Future<Transaction> begun = connection.begin();
        Future<T> done = work(work, connection, begun);
        return begun.compose(transaction -> commit.end(transaction, done));
    }

    /** The driver's own transaction would hold COMMIT back until everything before it has been answered. */
    private static <T> Future<T> transactEndedBy(
            SqlConnection connection, Function<SqlConnection, Future<LastStatement<T>>> work, Commit commit) {
        Future<?> begun = connection.query("BEGIN").execute();
        Future<LastStatement<T>> done = work(work, connection, begun);
        return begun.compose(answered -> commit.end(connection, done));
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

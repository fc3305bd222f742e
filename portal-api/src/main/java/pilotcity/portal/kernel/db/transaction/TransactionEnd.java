package pilotcity.portal.kernel.db.transaction;

import io.vertx.core.Future;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.concurrent.atomic.AtomicReference;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The end of one transaction: it can be abandoned until COMMIT has been sent; after that the outcome may be unknown.
 */
final class TransactionEnd {
    private enum State {
        OPEN,
        ABANDONED,
        SENT
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    /** Commits when {@code work} succeeds and nobody has given up, else rolls back. */
    <T> Future<T> end(Transaction transaction, Future<T> work) {
        return work.transform(done -> {
            if (done.failed()) {
                return rollBack(transaction, done.cause());
            }
            if (!state.compareAndSet(State.OPEN, State.SENT)) {
                return rollBack(transaction, Outage.problem());
            }
            return transaction
                    .commit()
                    .recover(failure -> Future.failedFuture(Outage.is(failure) ? Outage.undecided() : failure))
                    .map(committed -> done.result());
        });
    }

    /**
     * The same with {@code COMMIT} right behind the last statement. That it is done there one after the other decides
     * what a failure means: a statement that the server refused was followed by a rollback; when there is no answer to
     * it there may have been a commit.
     */
    <T> Future<T> end(SqlConnection connection, Future<LastStatement<T>> work) {
        return work.transform(done -> {
            if (done.failed()) {
                return rollBack(connection, done.cause());
            }
            if (!state.compareAndSet(State.OPEN, State.SENT)) {
                return rollBack(connection, Outage.problem());
            }
            Future<T> last = done.result().send(connection);
            Future<?> committed = connection.query("COMMIT").execute();
            return Future.join(last, committed).transform(both -> ended(last, committed));
        });
    }

    private <T> Future<T> ended(Future<T> last, Future<?> committed) {
        if (last.failed() && last.cause() instanceof DatabaseException) {
            state.set(State.OPEN);
            return last;
        }
        Throwable failure = last.failed() ? last.cause() : committed.cause();
        return failure == null ? last : Future.failedFuture(Outage.is(failure) ? Outage.undecided() : failure);
    }

    private static <T> Future<T> rollBack(SqlConnection connection, Throwable failure) {
        return connection.query("ROLLBACK").execute().transform(rolledBack -> Future.failedFuture(failure));
    }

    /** The first failure is the one reported. */
    private static <T> Future<T> rollBack(Transaction transaction, Throwable failure) {
        return transaction.rollback().transform(rolledBack -> Future.failedFuture(failure));
    }

    /** Gives up; returns what is then known of the transaction. */
    Problem abandon() {
        return state.compareAndSet(State.OPEN, State.ABANDONED) ? Outage.problem() : Outage.undecided();
    }
}

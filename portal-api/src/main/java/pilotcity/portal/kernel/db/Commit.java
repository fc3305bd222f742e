package pilotcity.portal.kernel.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Transaction;
import java.util.concurrent.atomic.AtomicReference;
import pilotcity.portal.kernel.http.Problem;

/** The end of one transaction: either it may still be given up, or it has been sent to the database and may be done. */
final class Commit {
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

    /** The failure that is told is the first one. */
    private static <T> Future<T> rollBack(Transaction transaction, Throwable failure) {
        return transaction.rollback().transform(rolledBack -> Future.failedFuture(failure));
    }

    /** Gives up; what is told of the transaction then. */
    Problem abandon() {
        return state.compareAndSet(State.OPEN, State.ABANDONED) ? Outage.problem() : Outage.undecided();
    }
}

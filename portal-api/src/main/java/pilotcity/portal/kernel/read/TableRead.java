package pilotcity.portal.kernel.read;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Set;
import java.util.function.Supplier;
import pilotcity.portal.kernel.http.request.CallerPresence;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.query.QueryControl;

/** A question to a table that waits for a thread or runs, as long as its caller is connected and its time is not up. */
final class TableRead<T> implements Runnable {
    private static final String RETRY_SECONDS = "10";

    private final Supplier<T> reading;
    private final QueryControl control;
    private final Context context;
    private final Set<TableRead<?>> running;
    private final Promise<T> promise = Promise.promise();

    /** @param running has this in it while it runs */
    TableRead(Supplier<T> reading, QueryControl control, Context context, Set<TableRead<?>> running) {
        this.reading = reading;
        this.control = control;
        this.context = context;
        this.running = running;
    }

    /** Completes on the caller's context. */
    Future<T> future() {
        return promise.future();
    }

    @Override
    public void run() {
        if (giveUp()) {
            return;
        }
        running.add(this);
        try {
            T result = reading.get();
            context.runOnContext(done -> promise.complete(result));
        } catch (RuntimeException | Error e) {
            // the caller has to get an answer, whatever the failure
            context.runOnContext(done -> promise.fail(e));
        } finally {
            running.remove(this);
        }
    }

    /** Refuses it when its time is up or its caller has gone before it began; returns whether it did. */
    boolean giveUp() {
        if (!control.isOver() && !CallerPresence.hasLeft(context)) {
            return false;
        }
        refuse();
        return true;
    }

    void refuse() {
        Problem problem = Problem.of(Problem.Kind.UNAVAILABLE, "too many questions to tables at once; try again")
                .with("Retry-After", RETRY_SECONDS);
        context.runOnContext(done -> promise.tryFail(problem));
    }

    void endIfNobodyWaits() {
        if (CallerPresence.hasLeft(context)) {
            end();
        }
    }

    void end() {
        control.cancel();
    }
}

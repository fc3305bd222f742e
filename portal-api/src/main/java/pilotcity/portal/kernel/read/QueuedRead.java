package pilotcity.portal.kernel.read;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.function.Function;
import pilotcity.index.Index;
import pilotcity.portal.kernel.http.request.CallerPresence;
import pilotcity.portal.kernel.problem.Problem;

/** A read that waits for a thread, as long as its caller is connected and its time is not up. */
final class QueuedRead<T> implements Runnable {
    private final LiveIndex index;
    private final Function<Index, T> reading;
    private final Context context;
    private final long deadline;
    private final Promise<T> promise = Promise.promise();

    /** @param deadline when it must have begun, on the clock of {@link System#nanoTime} */
    QueuedRead(LiveIndex index, Function<Index, T> reading, Context context, long deadline) {
        this.index = index;
        this.reading = reading;
        this.context = context;
        this.deadline = deadline;
    }

    /** Completes on the caller's context. */
    Promise<T> promise() {
        return promise;
    }

    @Override
    public void run() {
        if (giveUp()) {
            return;
        }
        try {
            T result = index.read(reading);
            context.runOnContext(done -> promise.complete(result));
        } catch (RuntimeException | Error e) {
            // the caller has to get an answer, whatever the failure
            context.runOnContext(done -> promise.fail(e));
        }
    }

    /** Fails it when its time is up or its caller has gone; returns whether it did. */
    boolean giveUp() {
        if (System.nanoTime() - deadline < 0 && !CallerPresence.hasLeft(context)) {
            return false;
        }
        context.runOnContext(done -> promise.tryFail(tooMany()));
        return true;
    }

    static Problem tooMany() {
        return Problem.of(Problem.Kind.UNAVAILABLE, "too many requests at once; try again");
    }
}

package pilotcity.portal.kernel.db.transaction;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Every database call passes this gate. While it is closed, calls fail at once; calls that are waiting when it closes
 * fail too, because a hanging server reports nothing itself.
 */
public final class AvailabilityGate {
    private static final Logger LOG = LoggerFactory.getLogger(AvailabilityGate.class);

    private final Set<PendingCall<?>> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean open;
    private volatile @Nullable String logged;

    /** Somebody who waits for an answer. Each is itself only. */
    private static final class PendingCall<T> {
        final Promise<T> promise = Promise.promise();
        final @Nullable Context context = Vertx.currentContext();
        final Supplier<Problem> given;

        PendingCall(Supplier<Problem> given) {
            this.given = given;
        }

        void giveUp() {
            Problem problem = given.get();
            if (context == null) {
                promise.tryFail(problem);
            } else {
                context.runOnContext(shut -> promise.tryFail(problem));
            }
        }
    }

    public boolean isOpen() {
        return open;
    }

    public void open() {
        logged = null;
        open = true;
    }

    public void shut() {
        open = false;
        waiting.forEach(PendingCall::giveUp);
    }

    <T> Future<T> run(Supplier<Future<T>> work) {
        return run(work, Outage::problem);
    }

    /** @param given the failure that waiting callers get when the database goes away meanwhile */
    <T> Future<T> run(Supplier<Future<T>> work, Supplier<Problem> given) {
        if (!open) {
            return Future.failedFuture(Outage.problem());
        }
        PendingCall<T> one = new PendingCall<>(given);
        waiting.add(one);
        work.get().onComplete(done -> {
            waiting.remove(one);
            if (done.succeeded()) {
                one.promise.tryComplete(done.result());
            } else {
                one.promise.tryFail(told(done.cause()));
            }
        });
        if (!open) {
            one.giveUp();
        }
        return one.promise.future();
    }

    private Throwable told(Throwable failure) {
        if (!Outage.is(failure)) {
            return failure;
        }
        String text = String.valueOf(failure);
        if (open && !text.equals(logged)) {
            logged = text;
            LOG.warn("the database could not do what it was asked for: {}", text);
        }
        return Outage.problem();
    }
}

package pilotcity.portal.kernel.index;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import pilotcity.index.Index;
import pilotcity.portal.kernel.http.Problem;

/**
 * Reads of the index: on threads of their own, as many as there are cores and with a bounded queue before them, so that
 * the event loop never waits and an overloaded portal says so instead of piling up work.
 */
public final class Reads implements AutoCloseable {
    private final Vertx vertx;
    private final LiveIndex index;
    private final ThreadPoolExecutor threads;

    /** @param queue how many reads may wait before further ones are refused */
    public Reads(Vertx vertx, LiveIndex index, int threads, int queue) {
        this.vertx = vertx;
        this.index = index;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name("read-", 0).factory());
    }

    /**
     * Runs {@code reading} off the event loop.
     *
     * @return its result, on the caller's context; fails with {@link Problem} UNAVAILABLE when too many reads wait
     */
    public <T> Future<T> read(Function<Index, T> reading) {
        Context context = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        try {
            threads.execute(() -> run(reading, context, promise));
        } catch (RejectedExecutionException e) {
            promise.fail(Problem.of(Problem.Kind.UNAVAILABLE, "too many requests at once; try again"));
        }
        return promise.future();
    }

    /** Runs {@code reading} on the calling thread, which must be no event loop and not one of many. */
    public <T> T here(Function<Index, T> reading) {
        return index.read(reading);
    }

    private <T> void run(Function<Index, T> reading, Context context, Promise<T> promise) {
        try {
            T result = index.read(reading);
            context.runOnContext(done -> promise.complete(result));
        } catch (RuntimeException | Error e) {
            // whatever it is, somebody waits for an answer
            context.runOnContext(done -> promise.fail(e));
        }
    }

    /** How many reads wait for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

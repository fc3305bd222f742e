package pilotcity.portal.kernel.read;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import pilotcity.index.IndexScan;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Reads that last as long as the client takes to receive them, such as exports: on their own threads, so that they
 * delay nobody else, and a limited number at once.
 */
public final class LongReadPool implements AutoCloseable {
    private static final String RETRY_SECONDS = "10";

    private final Vertx vertx;
    private final LiveIndex index;
    private final int most;
    private final ThreadPoolExecutor threads;

    /** @param most how many run at once; further ones are refused */
    public LongReadPool(Vertx vertx, LiveIndex index, int most) {
        this.vertx = vertx;
        this.index = index;
        this.most = most;
        this.threads = new ThreadPoolExecutor(
                0,
                most,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("long-read-", 0).factory());
    }

    /** Work that may wait for others, and is interrupted when the portal stops. */
    @FunctionalInterface
    public interface Work<T> {
        T with(IndexScan scan) throws Exception;
    }

    /**
     * Scans for {@code query}, off the event loop.
     *
     * @return the result of {@code work}, on the caller's context; fails with {@link Problem} UNAVAILABLE when too many
     *     run
     */
    public <T> Future<T> scan(SearchQuery query, Work<T> work) {
        // the index is held for a moment only, so that another can take over while the scan goes on
        return run(() -> {
            try (IndexScan scan = index.read(current -> current.scan(query))) {
                return work.with(scan);
            }
        });
    }

    /** Runs {@code work}, which reads something else than the index, under the same limit. */
    public <T> Future<T> run(Callable<T> work) {
        Context context = vertx.getOrCreateContext();
        Promise<T> promise = Promise.promise();
        try {
            threads.execute(() -> run(work, context, promise));
        } catch (RejectedExecutionException e) {
            promise.fail(
                    Problem.of(Problem.Kind.UNAVAILABLE, most + " exports are under way; try again when one has ended")
                            .with("Retry-After", RETRY_SECONDS));
        }
        return promise.future();
    }

    private static <T> void run(Callable<T> work, Context context, Promise<T> promise) {
        try {
            T result = work.call();
            context.runOnContext(done -> promise.complete(result));
        } catch (Exception | StackOverflowError e) {
            context.runOnContext(done -> promise.fail(e));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

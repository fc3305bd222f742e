package pilotcity.portal.kernel.read;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import pilotcity.index.Index;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Reads of the index: on threads of their own, as many as there are cores and with a bounded queue before them, so that
 * the event loop never waits and an overloaded portal says so instead of piling up work. What waits too long, or for
 * nobody, leaves the queue.
 */
public final class ReadPool implements AutoCloseable {
    private static final long SWEEP_MILLIS = 250;

    private final Vertx vertx;
    private final LiveIndex index;
    private final long longest;
    private final ThreadPoolExecutor threads;
    private final long sweeps;

    /**
     * @param queue how many reads may wait before further ones are refused
     * @param longest how long a read may wait
     */
    public ReadPool(Vertx vertx, LiveIndex index, int threads, int queue, Duration longest) {
        this.vertx = vertx;
        this.index = index;
        this.longest = longest.toNanos();
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name("read-", 0).factory());
        this.sweeps = vertx.setPeriodic(SWEEP_MILLIS, sweep -> sweep());
    }

    private void sweep() {
        threads.getQueue().removeIf(waiting -> waiting instanceof QueuedRead<?> read && read.giveUp());
    }

    /**
     * Runs {@code reading} off the event loop.
     *
     * @return its result, on the caller's context; fails with {@link Problem} UNAVAILABLE when too many reads wait
     */
    public <T> Future<T> read(Function<Index, T> reading) {
        QueuedRead<T> read = new QueuedRead<>(index, reading, vertx.getOrCreateContext(), System.nanoTime() + longest);
        try {
            threads.execute(read);
        } catch (RejectedExecutionException e) {
            read.promise().fail(QueuedRead.tooMany());
        }
        return read.promise().future();
    }

    /** Runs {@code reading} on the calling thread, which must be no event loop and not one of many. */
    public <T> T readOnThisThread(Function<Index, T> reading) {
        return index.read(reading);
    }

    /** How many reads wait for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    @Override
    public void close() {
        vertx.cancelTimer(sweeps);
        threads.shutdownNow();
    }
}

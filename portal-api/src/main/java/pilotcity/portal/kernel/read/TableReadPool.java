package pilotcity.portal.kernel.read;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;

/**
 * Questions to tables: on threads of their own with a bounded queue before them, so that slow ones neither pile up nor
 * hold those of the index up. Each has its time, the waiting included, and ends when its caller leaves.
 */
public final class TableReadPool implements AutoCloseable {
    private static final long SWEEP_MILLIS = 100;
    private static final int FEWEST_THREADS = 2;

    private final Vertx vertx;
    private final ColumnEngine engine;
    private final Duration longest;
    private final ThreadPoolExecutor threads;
    private final Set<TableRead<?>> running = ConcurrentHashMap.newKeySet();
    private final long sweeps;

    /**
     * @param queue how many reads may wait before further ones are refused
     * @param longest how long a read may take, its waiting included
     */
    public TableReadPool(Vertx vertx, ColumnEngine engine, int threads, int queue, Duration longest) {
        this.vertx = vertx;
        this.engine = engine;
        this.longest = longest;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name("table-read-", 0).factory());
        this.sweeps = vertx.setPeriodic(SWEEP_MILLIS, sweep -> sweep());
    }

    /** One a core, and so many that a slow question does not stand before all others. */
    public static int threads() {
        return Math.max(FEWEST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    private void sweep() {
        threads.getQueue().removeIf(waiting -> waiting instanceof TableRead<?> read && read.giveUp());
        running.forEach(TableRead::endIfNobodyWaits);
    }

    /**
     * Asks the engine off the event loop, under the control that is given along. The caller's leaving is noticed by that
     * of the request in whose context this is called.
     *
     * @return the answer, on the caller's context; fails with {@link Problem} UNAVAILABLE when too many reads wait or
     *     this one has waited too long, and with {@link pilotcity.index.search.SearchTimeout} when it took too long
     */
    public <T> Future<T> read(BiFunction<ColumnEngine, QueryControl, T> reading) {
        return read(reading, end -> {});
    }

    /**
     * The same for callers that notice by themselves when nobody waits any more.
     *
     * @param leaving is given what ends the read: {@code end -> response.closeHandler(closed -> end.run())}
     */
    public <T> Future<T> read(BiFunction<ColumnEngine, QueryControl, T> reading, Consumer<Runnable> leaving) {
        QueryControl control = new QueryControl(longest);
        TableRead<T> read =
                new TableRead<>(() -> reading.apply(engine, control), control, vertx.getOrCreateContext(), running);
        leaving.accept(control::cancel);
        try {
            threads.execute(read);
        } catch (RejectedExecutionException e) {
            read.refuse();
        }
        return read.future();
    }

    /** Asks the engine on the calling thread, which must be no event loop and not one of many. */
    public <T> T readOnThisThread(QueryControl control, BiFunction<ColumnEngine, QueryControl, T> reading) {
        return reading.apply(engine, control);
    }

    /** How many reads wait for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    /** Ends what runs and refuses what waits. */
    @Override
    public void close() {
        vertx.cancelTimer(sweeps);
        threads.shutdownNow().forEach(waiting -> ((TableRead<?>) waiting).refuse());
        running.forEach(TableRead::end);
    }
}

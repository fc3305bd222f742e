package pilotcity.index.run;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.SearchTimeout;

/**
 * Splits a search over idle processors when it runs alone. Under load every search keeps one thread: a half is handed
 * to another thread only while fewer searches run than there are processors, and taken back if none has started it.
 */
public final class ParallelSlices {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final ExecutorService HELPERS = Executors.newFixedThreadPool(
            Math.max(1, PROCESSORS - 1),
            Thread.ofPlatform().daemon().name("search-slice-", 0).factory());

    /** Fewer documents are gone through sooner than another thread begins. */
    private static final long WORTH_SHARING = 200_000;

    /** Under load the next search begins sooner after the last. */
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(100);

    private final AtomicInteger running = new AtomicInteger();
    private final long worth;
    private final long pause;
    private volatile long ended;

    public ParallelSlices() {
        this(WORTH_SHARING, PAUSE_NANOS);
    }

    /**
     * @param worth how many documents a search goes through at least that is worth sharing
     * @param pause how many nanoseconds after the end of another a search begins that runs alone
     */
    public ParallelSlices(long worth, long pause) {
        this.worth = worth;
        this.pause = pause;
        this.ended = System.nanoTime() - pause;
    }

    /** Does a part of the work, or {@code null} all of it. */
    interface Search<C> {
        C part(@Nullable Boolean first) throws IOException;
    }

    <C> C run(long documents, Search<C> search, BinaryOperator<C> joined) throws IOException {
        boolean alone = running.getAndIncrement() + 1 < PROCESSORS && System.nanoTime() - ended >= pause;
        try {
            return alone && documents >= worth ? shared(search, joined) : search.part(null);
        } finally {
            ended = System.nanoTime();
            running.decrementAndGet();
        }
    }

    private static <C> C shared(Search<C> search, BinaryOperator<C> joined) throws IOException {
        Callable<C> second = () -> search.part(false);
        FutureTask<C> handedOver = new FutureTask<>(second);
        HELPERS.execute(handedOver);
        C first = search.part(true);
        handedOver.run();
        return joined.apply(first, result(handedOver));
    }

    private static <C> C result(FutureTask<C> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SearchTimeout();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}

package pilotcity.portal.kernel.table.query;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import pilotcity.index.search.SearchTimeout;

/**
 * How long queries may take, and a way to end them before: when their time is up, or nobody waits for them any more. One
 * may be used for several, one after the other or at once.
 */
public final class QueryControl {
    private final long deadline;
    private final Set<Stoppable> running = new HashSet<>();
    private volatile boolean cancelled;

    public QueryControl(Duration longest) {
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    /** Ends what runs, and every further query under the same control. */
    public synchronized void cancel() {
        cancelled = true;
        stop();
    }

    /** Ends what runs when it is to end; again, because one that is just about to begin does not hear it. */
    public synchronized void check() {
        if (isOver()) {
            stop();
        }
    }

    private void stop() {
        running.forEach(Stoppable::stop);
    }

    /** Something that runs and can be told to end; where it has ended by itself, nothing happens. */
    @FunctionalInterface
    public interface Stoppable {
        void stop();
    }

    /** Whether nothing may run any more. */
    public boolean isOver() {
        return cancelled || System.nanoTime() - deadline > 0;
    }

    /** @throws SearchTimeout when {@link #isOver} */
    public void requireTime() {
        if (isOver()) {
            throw new SearchTimeout();
        }
    }

    /** @throws SearchTimeout when it may not run */
    public synchronized void begin(Stoppable query) {
        requireTime();
        running.add(query);
    }

    public synchronized void end(Stoppable query) {
        running.remove(query);
    }
}

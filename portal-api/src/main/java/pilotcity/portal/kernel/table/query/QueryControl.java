package pilotcity.portal.kernel.table.query;

import java.sql.SQLException;
import java.sql.Statement;
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
    private final Set<Statement> running = new HashSet<>();
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
        for (Statement statement : running) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // it has ended by itself
            }
        }
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
    public synchronized void begin(Statement statement) {
        requireTime();
        running.add(statement);
    }

    public synchronized void end(Statement statement) {
        running.remove(statement);
    }
}

package pilotcity.portal.kernel.table.column;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a query may take, and a way to end it before: when its time is up, or nobody waits for it any more. */
public final class QueryControl {
    private final long deadline;
    private @Nullable Statement running;
    private boolean cancelled;

    public QueryControl(Duration longest) {
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    /** Ends the query, and every further one under the same control. */
    public synchronized void cancel() {
        cancelled = true;
        stop();
    }

    /** Ends the query that runs, if its time is up. */
    synchronized void check() {
        if (isOver()) {
            stop();
        }
    }

    private void stop() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                throw new ColumnEngineException("a query cannot be ended", e);
            }
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    boolean isOver() {
        return System.nanoTime() - deadline > 0;
    }

    /** @return whether it may run */
    synchronized boolean begin(Statement statement) {
        running = statement;
        return !cancelled && !isOver();
    }

    synchronized void end() {
        running = null;
    }
}

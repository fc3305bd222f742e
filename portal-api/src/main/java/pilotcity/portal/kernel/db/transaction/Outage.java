package pilotcity.portal.kernel.db.transaction;

import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.DiskSpace;
import pilotcity.portal.kernel.problem.Problem;

/** Recognises failures that mean the database is unavailable, and the problem that callers get then. */
public final class Outage {
    /** A server that cannot do it now but will later: SQLSTATEs of PostgreSQL, appendix A. */
    private static final Set<String> STATES = Set.of(
            "25006", // read-only, as a standby is that was the primary before a failover
            "53200", // out of memory
            "53300", // too many connections
            "55P03"); // a lock was not free in time

    private static final Set<String> CONFLICTS = Set.of(
            "40001", // serialization failure
            "40P01"); // deadlock

    /**
     * Classes of which every state is that: the connection, who asks, which database, and what an operator does to a
     * server: stopping, starting and recovering, cancelling, ending what is idle.
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "3D", "57");

    private Outage() {}

    static Problem problem() {
        return Problem.of(
                Problem.Kind.UNAVAILABLE,
                "the database does not answer at the moment; nothing was changed, try again in a while");
    }

    /** For a caller whose transaction was about to commit. */
    static Problem undecided() {
        return Problem.of(
                Problem.Kind.UNAVAILABLE,
                "the database went away during the commit, so it is not known whether this was done;"
                        + " with the same Idempotency-Key it can be sent again and is done once");
    }

    public static boolean is(Throwable failure) {
        return switch (failure) {
            case DatabaseException e -> is(e.getSqlState());
            case IOException e -> !DiskSpace.isFull(e);
            case TimeoutException _ -> true;
            // the server has rolled back what it was to commit, since a statement of it was wrong
            case TransactionRollbackException _ -> false;
            // the client has no other name for a connection that broke, was closed, or did not come in time
            case VertxException _ -> true;
            default -> failure.getCause() != null && failure.getCause() != failure && is(failure.getCause());
        };
    }

    /** Whether two transactions stood in each other's way, and this one was given up for the other. */
    static boolean isConflict(Throwable failure) {
        return failure instanceof DatabaseException e
                ? CONFLICTS.contains(String.valueOf(e.getSqlState()))
                : failure.getCause() != null && failure.getCause() != failure && isConflict(failure.getCause());
    }

    private static boolean is(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state) || CONFLICTS.contains(state));
    }
}

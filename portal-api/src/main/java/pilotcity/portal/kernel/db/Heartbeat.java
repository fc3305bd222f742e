package pilotcity.portal.kernel.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database all the time, on a connection and a thread of its own, whether it is there. A server that hangs
 * accepts connections and breaks none, so that only a question with a time limit can tell.
 */
final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    /** With the interval and the time of an answer, an outage is noticed within five seconds. */
    static final int LONGEST_SECONDS = 3;

    private static final long SOON_NANOS = 500_000_000;

    private static final String QUESTION = "SELECT current_setting('transaction_read_only')";

    private final DatabaseServer server;
    private final Runnable up;
    private final Runnable down;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Connection connection;
    private volatile boolean readOnly;
    private boolean beating = true;

    /**
     * @param up is run when the database is there again
     * @param down is run when it is no longer there
     */
    Heartbeat(DatabaseServer server, Runnable up, Runnable down) {
        this.server = server;
        this.up = up;
        this.down = down;
        this.thread = Thread.ofPlatform().name("database-heartbeat").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Whether the server takes no writes: a standby, as the former primary is after a failover. */
    boolean isReadOnly() {
        return readOnly;
    }

    /** Asks once. */
    static void ask(DatabaseAddress address) throws SQLException {
        try (Connection once = address.connectWithin(LONGEST_SECONDS)) {
            ask(once);
        }
    }

    private static boolean ask(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(QUESTION)) {
            return answer.next() && answer.getString(1).equals("on");
        }
    }

    private void run() {
        while (!isStopping()) {
            try {
                beat();
                if (!beating) {
                    beating = true;
                    LOG.info("the database is there again");
                    up.run();
                }
            } catch (SQLException e) {
                miss(e);
            } catch (RuntimeException e) {
                LOG.warn("the database's heartbeat", e);
            }
        }
        disconnect();
    }

    /**
     * One connection that was cut is no outage: another is tried at once. One that hangs has taken the time for that.
     */
    private void beat() throws SQLException {
        long start = System.nanoTime();
        try {
            askOpen();
        } catch (SQLException e) {
            disconnect();
            if (!beating || System.nanoTime() - start > SOON_NANOS) {
                throw e;
            }
            askOpen();
        }
    }

    private void askOpen() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = server.address().connectWithin(LONGEST_SECONDS);
            connection = open;
        }
        readOnly = ask(open);
    }

    private void miss(SQLException e) {
        disconnect();
        if (beating) {
            beating = false;
            LOG.warn("the database does not answer; it is asked again and again: {}", e.getMessage());
            down.run();
        }
        try {
            server.ensure();
        } catch (DatabaseException failed) {
            LOG.warn("{}", failed.getMessage());
        }
    }

    @SuppressWarnings("EmptyCatch") // nothing more can be done for a broken connection
    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                // It is gone either way.
            }
        }
    }

    private boolean isStopping() {
        try {
            return stopping.await(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

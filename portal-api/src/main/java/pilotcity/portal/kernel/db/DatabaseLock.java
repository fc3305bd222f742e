package pilotcity.portal.kernel.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lock across all processes on a database. It ends with its connection, however that ends. */
public final class DatabaseLock implements AutoCloseable {
    private static final String TAKE = "SELECT pg_try_advisory_lock(hashtext(?))";

    /** A holder whose machine is gone is found out. */
    private static final String NOTICE =
            "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseLock.class);

    private final Connection connection;

    private DatabaseLock(Connection connection) {
        this.connection = connection;
    }

    /** Empty when another process has it. */
    static Optional<DatabaseLock> take(DatabaseAddress address, String name) {
        try {
            Connection connection = address.connectWithin(Heartbeat.LONGEST_SECONDS);
            try (Statement settings = connection.createStatement();
                    PreparedStatement take = connection.prepareStatement(TAKE)) {
                settings.execute(NOTICE);
                take.setString(1, name);
                if (isTrue(take)) {
                    return Optional.of(new DatabaseLock(connection));
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseException("the database " + address + " cannot be reached", e);
        }
    }

    private static boolean isTrue(PreparedStatement question) throws SQLException {
        try (ResultSet answer = question.executeQuery()) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /** Gives it back before this returns; the server notices the end of a connection a moment later only. */
    @Override
    public void close() {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debug("a lock ended with its connection", e);
        }
    }
}

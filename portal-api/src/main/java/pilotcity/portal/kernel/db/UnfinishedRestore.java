package pilotcity.portal.kernel.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A mark on the schema into which a backup is being loaded. When the load is cut off, the tables are there and empty,
 * and must not pass for a complete database.
 */
public final class UnfinishedRestore {
    private static final String MARK = "restore of the portal; before: ";
    private static final int CONNECT_SECONDS = 5;
    private static final String NOTHING = "nothing";

    private static final String FIND = """
            SELECT obj_description(current_schema()::regnamespace, 'pg_namespace')
            """;

    private UnfinishedRestore() {}

    /**
     * Puts the mark: {@code schema} is quoted, {@code aside} names the schema that holds what there was before, or is
     * null for none.
     */
    public static void mark(Statement statement, String schema, @Nullable String aside) throws SQLException {
        statement.execute("COMMENT ON SCHEMA " + schema + " IS '" + MARK + (aside == null ? NOTHING : aside) + "'");
    }

    /** Takes the mark away. */
    public static void end(Statement statement, String schema) throws SQLException {
        statement.execute("COMMENT ON SCHEMA " + schema + " IS NULL");
    }

    /** @throws DatabaseException when a restore goes on, or was cut off, with what can be done */
    public static void requireNone(DatabaseAddress address) {
        try (Connection connection = address.connectWithin(CONNECT_SECONDS);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(FIND)) {
            String mark = found.next() ? found.getString(1) : null;
            if (mark != null && mark.startsWith(MARK)) {
                String before = mark.substring(MARK.length());
                throw new DatabaseException("a restore of the database " + address + " goes on, or was cut off; "
                        + (before.equals(NOTHING)
                                ? "it held nothing before"
                                : "what it held before is in its schema " + before)
                        + ". ./portal restore --replace begins again");
            }
        } catch (SQLException e) {
            throw new DatabaseException("the database " + address + " cannot be reached", e);
        }
    }
}

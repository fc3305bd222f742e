package pilotcity.portal.kernel.table.column;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens DuckDB in memory, with nothing in it that reaches further than the folder it is given. */
final class Databases {
    private Databases() {}

    /**
     * @param folder the only one whose files can be opened
     * @param memory such as {@code 512MB}; what does not fit goes to {@code scratch}
     */
    static DuckDBConnection open(Path folder, Path scratch, String memory, int threads) throws SQLException {
        Properties settings = new Properties();
        settings.put("threads", Integer.toString(threads));
        settings.put("memory_limit", memory);
        settings.put("temp_directory", scratch.resolve("spill").toString());
        settings.put("jdbc_stream_results", "true");
        settings.put("autoinstall_known_extensions", "false");
        settings.put("autoload_known_extensions", "false");
        settings.put("allow_community_extensions", "false");
        settings.put("allow_unsigned_extensions", "false");
        DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_directories = [" + text(folder + "/") + "," + text(scratch + "/") + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A text as SQL writes it. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}

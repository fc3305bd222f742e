package pilotcity.portal.kernel.table.duckdb;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens DuckDB in memory, with nothing in it that reaches further than the folder it is given. */
public final class Databases {
    /** What may be spilled, so that a query does not take the room of everything else on the disk. */
    private static final String MOST_SPILLED = "8GB";

    private Databases() {}

    /**
     * One that reads files.
     *
     * @param folder the only one whose files can be opened
     * @param memory such as {@code 512MB}; what does not fit goes to {@code scratch}
     */
    public static DuckDBConnection open(Path folder, Path scratch, String memory, int threads) throws SQLException {
        return open(folder, scratch, memory, threads, new Properties());
    }

    /** One that writes files below {@code scratch}, of rows that come from one thread or have an order. */
    public static DuckDBConnection openForWriting(Path scratch, String memory, int threads) throws SQLException {
        Properties settings = new Properties();
        // the size of row groups can be limited in bytes only when the engine need not keep an order by itself
        settings.put("preserve_insertion_order", "false");
        return open(scratch, scratch, memory, threads, settings);
    }

    private static DuckDBConnection open(Path folder, Path scratch, String memory, int threads, Properties settings)
            throws SQLException {
        settings.put("threads", Integer.toString(threads));
        settings.put("memory_limit", memory);
        settings.put("temp_directory", scratch.resolve("spill").toString());
        settings.put("max_temp_directory_size", MOST_SPILLED);
        settings.put("jdbc_stream_results", "true");
        settings.put("autoinstall_known_extensions", "false");
        settings.put("autoload_known_extensions", "false");
        settings.put("allow_community_extensions", "false");
        settings.put("allow_unsigned_extensions", "false");
        settings.put("allow_persistent_secrets", "false");
        DuckDBConnection connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", settings);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_directories = [" + text(folder + "/") + "," + text(scratch + "/") + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET GLOBAL parquet_metadata_cache = true");
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A text as SQL writes it. */
    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}

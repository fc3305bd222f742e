package pilotcity.portal.kernel.db.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists what is in the schema of a connection. */
final class SchemaCatalog {
    /** Without those whose migration says that they are of no use in a backup. */
    private static final String TABLES = """
            SELECT relname FROM pg_class
             WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND relname <> 'schema_history'
               AND obj_description(oid, 'pg_class') IS DISTINCT FROM 'not backed up'
             ORDER BY relname
            """;

    /** Generated columns are made again. */
    private static final String COLUMNS = """
            SELECT attname FROM pg_attribute
             WHERE attrelid = quote_ident(?)::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
             ORDER BY attnum
            """;

    private static final String SEQUENCES = """
            SELECT sequencename, last_value FROM pg_sequences
             WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename
            """;

    private static final String MIGRATIONS = """
            SELECT version FROM schema_history WHERE success AND version IS NOT NULL ORDER BY installed_rank
            """;

    private static final String FOREIGN_KEYS = """
            SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)),
                   format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
              FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
             ORDER BY conrelid, conname
            """;

    private static final String CHAIN = """
            SELECT position, encode(hash, 'hex') FROM audit_link ORDER BY position DESC LIMIT 1
            """;

    /** SQLSTATEs of tables and columns that there are not. */
    private static final Set<String> UNKNOWN = Set.of("42P01", "42703");

    private final Connection connection;

    SchemaCatalog(Connection connection) {
        this.connection = connection;
    }

    /** A statement that makes a constraint, and the one that takes it away. */
    record ForeignKey(String add, String drop) {}

    /** Where a chain ends. */
    record Chain(long links, String head) {}

    List<String> tables() throws SQLException {
        return texts(TABLES, null);
    }

    List<String> columns(String table) throws SQLException {
        return texts(COLUMNS, table);
    }

    List<String> migrations() throws SQLException {
        return texts(MIGRATIONS, null);
    }

    private List<String> texts(String sql, @Nullable String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (parameter != null) {
                statement.setString(1, parameter);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        }
    }

    Map<String, Long> sequences() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEQUENCES);
                ResultSet rows = statement.executeQuery()) {
            Map<String, Long> sequences = new LinkedHashMap<>();
            while (rows.next()) {
                sequences.put(rows.getString(1), rows.getLong(2));
            }
            return sequences;
        }
    }

    List<ForeignKey> foreignKeys() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOREIGN_KEYS);
                ResultSet rows = statement.executeQuery()) {
            List<ForeignKey> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(new ForeignKey(rows.getString(1), rows.getString(2)));
            }
            return keys;
        }
    }

    Chain chain() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHAIN);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? new Chain(rows.getLong(1), rows.getString(2)) : new Chain(0, "");
        }
    }

    /**
     * What {@code selects} give, each once, in order. One of a table or column that is not there yet gives nothing: the
     * rows are those of an older portal.
     */
    Set<String> named(List<String> selects) throws SQLException {
        Set<String> named = new TreeSet<>();
        for (String select : selects) {
            Savepoint before = connection.setSavepoint();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(select)) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    if (name != null) {
                        named.add(name);
                    }
                }
            } catch (SQLException e) {
                if (!UNKNOWN.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                connection.rollback(before);
            }
        }
        return named;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(SchemaCatalog::quoted).toList());
    }
}

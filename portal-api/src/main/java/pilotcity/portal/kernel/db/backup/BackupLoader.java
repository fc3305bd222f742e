package pilotcity.portal.kernel.db.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.Migrations;
import pilotcity.portal.kernel.db.UnfinishedRestore;

/**
 * Loads a backup into a database. The tables are first made as they were when it was written; then come the rows, past
 * the triggers, because the change log and the audit log are among them; then whatever has been added to the schema
 * since. What there was before stays in a schema of its own, and comes back when something fails.
 */
public final class BackupLoader {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final DatabaseAddress address;
    private final List<String> locations;
    private final Consumer<String> print;

    /** @param locations class path folders of the migrations */
    public BackupLoader(DatabaseAddress address, List<String> locations, Consumer<String> print) {
        this.address = address;
        this.locations = List.copyOf(locations);
        this.print = print;
    }

    /** Whether there are tables already. */
    public boolean isEmpty() {
        try (Connection connection = address.connect()) {
            return new SchemaCatalog(connection).tables().isEmpty();
        } catch (SQLException e) {
            throw new ConfigException("the database " + address + " cannot be reached: " + e.getMessage());
        }
    }

    /** Loads the backup, which has been verified. */
    public void load(BackupReader backup) {
        Set<String> unknown = new HashSet<>(backup.manifest().migrations());
        unknown.removeAll(Migrations.versions(address, locations));
        if (!unknown.isEmpty()) {
            throw new ConfigException("the backup was made by a newer portal; restore it with that one (schema "
                    + String.join(", ", unknown.stream().sorted().toList()) + ")");
        }
        String aside = isEmpty() ? null : setAside();
        try {
            if (aside == null) {
                onSchema((statement, schema) -> UnfinishedRestore.mark(statement, schema, null));
            }
            Migrations.run(address, locations, new HashSet<>(backup.manifest().migrations()));
            rows(backup);
            Migrations.run(address, locations);
            onSchema(UnfinishedRestore::end);
        } catch (IOException | SQLException | RuntimeException e) {
            bringBack(aside, e);
            throw new ConfigException("the backup cannot be restored, everything is as it was: " + e.getMessage());
        }
        if (aside != null) {
            print.accept("what the database held before is in its schema " + aside + "; drop it when it is not needed");
        }
    }

    private interface Work {
        void on(Statement statement, String schema) throws SQLException;
    }

    private void onSchema(Work work) throws SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            work.on(statement, SchemaCatalog.quoted(connection.getSchema()));
        }
    }

    private String setAside() {
        String aside = "before_restore_"
                + STAMP.format(ZonedDateTime.now(ZoneOffset.UTC)).toLowerCase(Locale.ROOT);
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String schema = SchemaCatalog.quoted(connection.getSchema());
            statement.execute("ALTER SCHEMA " + schema + " RENAME TO " + aside);
            statement.execute("CREATE SCHEMA " + schema);
            UnfinishedRestore.mark(statement, schema, aside);
            connection.commit();
            return aside;
        } catch (SQLException e) {
            throw new ConfigException(
                    "what the database holds cannot be set aside; name an empty database instead: " + e.getMessage());
        }
    }

    private void bringBack(@Nullable String aside, Exception cause) {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String schema = SchemaCatalog.quoted(connection.getSchema());
            statement.execute("DROP SCHEMA " + schema + " CASCADE");
            statement.execute(
                    aside == null ? "CREATE SCHEMA " + schema : "ALTER SCHEMA " + aside + " RENAME TO " + schema);
            connection.commit();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            throw new ConfigException("the restore failed (" + cause.getMessage() + "), and what was there before is in"
                    + " schema " + aside + ": " + e.getMessage());
        }
    }

    private void rows(BackupReader backup) throws IOException, SQLException {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            SchemaCatalog catalog = new SchemaCatalog(connection);
            List<String> tables = catalog.tables();
            List<SchemaCatalog.ForeignKey> keys = catalog.foreignKeys();
            for (SchemaCatalog.ForeignKey key : keys) {
                statement.execute(key.drop());
            }
            for (String table : tables) {
                statement.execute("ALTER TABLE " + SchemaCatalog.quoted(table) + " DISABLE TRIGGER USER");
            }
            statement.execute("TRUNCATE " + SchemaCatalog.quoted(tables));
            copy(backup, connection, Set.copyOf(tables));
            for (SchemaCatalog.ForeignKey key : keys) {
                statement.execute(key.add());
            }
            for (String table : tables) {
                statement.execute("ALTER TABLE " + SchemaCatalog.quoted(table) + " ENABLE TRIGGER USER");
            }
            numbers(connection, backup.manifest().sequences());
            requireChain(catalog.chain(), backup.manifest());
            connection.commit();
        }
    }

    private void copy(BackupReader backup, Connection connection, Set<String> tables) throws IOException, SQLException {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (BackupManifest.TablePart table : backup.manifest().tables()) {
            if (!tables.contains(table.name())) {
                print.accept("left out: table " + table.name() + ", which is none of the portal's");
                continue;
            }
            String sql = "COPY " + SchemaCatalog.quoted(table.name()) + " (" + SchemaCatalog.quoted(table.columns())
                    + ") FROM STDIN";
            try (InputStream rows = backup.stream(table.entry())) {
                long loaded = copy.copyIn(sql, rows);
                if (loaded != table.rows()) {
                    throw new IllegalStateException(
                            table.name() + " has " + table.rows() + " rows, " + loaded + " were loaded");
                }
            }
        }
    }

    /** Of sequences that there are; those of a table that was left out have gone with it. */
    private static void numbers(Connection connection, Map<String, Long> sequences) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("""
                SELECT setval(quote_ident(?)::regclass, ?) WHERE to_regclass(quote_ident(?)) IS NOT NULL
                """)) {
            for (Map.Entry<String, Long> sequence : sequences.entrySet()) {
                set.setString(1, sequence.getKey());
                set.setLong(2, sequence.getValue());
                set.setString(3, sequence.getKey());
                set.execute();
            }
        }
    }

    private static void requireChain(SchemaCatalog.Chain chain, BackupManifest manifest) {
        if (chain.links() != manifest.links() || !chain.head().equals(manifest.head())) {
            throw new IllegalStateException("the audit log has another head than when it was backed up");
        }
    }
}

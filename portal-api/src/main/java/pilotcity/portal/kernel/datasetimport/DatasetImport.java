package pilotcity.portal.kernel.datasetimport;

import io.vertx.core.Future;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseLock;

/** Imports the data sets of a folder, each in one transaction: all of it or nothing. */
public final class DatasetImport {
    private static final String IMPORTED = """
            SELECT sha256 FROM imported_set WHERE id = $1
            """;

    /** A set that was imported before there were versions is imported once more. */
    private static final String CURRENT = """
            SELECT FROM imported_set JOIN dataset USING (id) WHERE id = $1 AND sha256 = $2 AND newest IS NOT NULL
            """;

    private static final String REMEMBER = """
            INSERT INTO imported_set (id, sha256) VALUES ($1, $2)
            ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, imported_at = now()
            """;

    private static final String LOCK = "import of data sets";
    private static final String BUSY = "data sets are being imported into this database already; waiting for the end";

    private final Database db;
    private final Path folder;
    private final List<DatasetImporter> importers;
    private final SetPublisher publisher;
    private volatile Set<String> failed = Set.of();

    /** @param importers in the order in which sets refer to each other */
    public DatasetImport(Database db, Path folder, List<DatasetImporter> importers, SetPublisher publisher) {
        this.db = db;
        this.folder = folder;
        this.importers = List.copyOf(importers);
        this.publisher = publisher;
    }

    /** Publishes sets; every set is published, even without rows to import. */
    @FunctionalInterface
    public interface SetPublisher {
        /** Does what takes long and can be done again. */
        SetPublication prepare(DatasetTables tables);
    }

    /** A set that is ready to be published. */
    @FunctionalInterface
    public interface SetPublication {
        /** Publishes it in the transaction of {@code connection}. */
        Future<Void> write(SqlConnection connection);
    }

    /**
     * Imports every set whose files have changed since it was imported, one process at a time. A set that is wrong
     * stays as it was, and keeps no other from being imported.
     *
     * @param room is run before each set, and blocks while there is too much to do for the index already
     * @param report receives what was done, a line for each set
     * @return why sets were not imported, by their names
     */
    public synchronized Map<String, ImportException> run(Runnable room, Consumer<String> report) {
        try (DatabaseLock _ = db.lock(LOCK, () -> report.accept(BUSY))) {
            Map<String, ImportException> wrong = new TreeMap<>();
            Map<String, DatasetFolder> all = read(wrong);
            for (DatasetFolder set : inOrder(new LinkedHashMap<>(all))) {
                try {
                    importOne(set, all, room, report);
                } catch (ImportException e) {
                    wrong.put(set.id(), e);
                }
            }
            failed = Set.copyOf(wrong.keySet());
            return wrong;
        }
    }

    /** The sets whose files could not be imported when they were looked at last. */
    public Set<String> failed() {
        return failed;
    }

    /** Whether an earlier state of a set has been imported. */
    public boolean has(String set) {
        return Await.get(db.client().preparedQuery(IMPORTED).execute(Tuple.of(set)))
                        .size()
                > 0;
    }

    private void importOne(DatasetFolder set, Map<String, DatasetFolder> all, Runnable room, Consumer<String> report) {
        if (isCurrent(set)) {
            return;
        }
        DatasetTables tables = DatasetTables.read(set, all);
        room.run();
        try {
            SetPublication publication = publisher.prepare(tables);
            int rows = Await.get(db.inTransaction(connection -> write(connection, tables, publication)));
            report.accept(set.id() + ": " + rows + " rows");
        } catch (DatabaseException | IllegalArgumentException e) {
            // What the schema does not show, such as a reference into a set that was not imported.
            throw new ImportException(
                    set.id(), List.of(new ImportProblem(set.id(), 0, "", String.valueOf(e.getMessage()))));
        }
    }

    private Map<String, DatasetFolder> read(Map<String, ImportException> wrong) {
        Map<String, DatasetFolder> sets = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) {
            return sets;
        }
        try {
            for (Path each : DatasetReader.folders(folder)) {
                read(each, sets, wrong);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sets;
    }

    private static void read(Path folder, Map<String, DatasetFolder> sets, Map<String, ImportException> wrong) {
        String name = String.valueOf(folder.getFileName());
        try {
            sets.put(name, DatasetReader.read(folder));
        } catch (ImportException e) {
            wrong.put(name, e);
        } catch (IOException e) {
            wrong.put(name, new ImportException(name, List.of(new ImportProblem(name, 0, "", e.toString()))));
        }
    }

    private List<DatasetFolder> inOrder(Map<String, DatasetFolder> sets) {
        List<DatasetFolder> ordered = new ArrayList<>();
        for (DatasetImporter importer : importers) {
            DatasetFolder set = sets.remove(importer.set());
            if (set != null) {
                ordered.add(set);
            }
        }
        ordered.addAll(sets.values());
        return ordered;
    }

    private boolean isCurrent(DatasetFolder set) {
        return Await.get(db.client()
                .preparedQuery(CURRENT)
                .execute(Tuple.of(set.id(), set.sha256()))
                .map(rows -> rows.size() == 1));
    }

    private Future<Integer> write(SqlConnection connection, DatasetTables tables, SetPublication publication) {
        DatasetFolder set = tables.set();
        return publication
                .write(connection)
                .compose(described -> writeRows(connection, tables))
                .compose(rows -> connection
                        .preparedQuery(REMEMBER)
                        .execute(Tuple.of(set.id(), set.sha256()))
                        .map(rows));
    }

    private Future<Integer> writeRows(SqlConnection connection, DatasetTables tables) {
        for (DatasetImporter importer : importers) {
            if (importer.set().equals(tables.set().id())) {
                return importer.write(connection, tables);
            }
        }
        return Future.succeededFuture(0);
    }
}

package pilotcity.portal.kernel.datasets;

import io.vertx.core.Future;
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
import java.util.function.Consumer;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Db;

/** Imports the data sets of a folder, each in one transaction: all of it or nothing. */
public final class DataSetImport {
    private static final String IMPORTED = """
            SELECT sha256 FROM imported_set WHERE id = $1
            """;

    private static final String REMEMBER = """
            INSERT INTO imported_set (id, sha256) VALUES ($1, $2)
            ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, imported_at = now()
            """;

    private final Db db;
    private final Path folder;
    private final List<SetImporter> importers;
    private final SetDescriptions descriptions;

    /** @param importers in the order in which sets refer to each other */
    public DataSetImport(Db db, Path folder, List<SetImporter> importers, SetDescriptions descriptions) {
        this.db = db;
        this.folder = folder;
        this.importers = List.copyOf(importers);
        this.descriptions = descriptions;
    }

    /** Publishes the description of a set; every set has one, also those whose rows nobody imports. */
    public interface SetDescriptions {
        Future<Void> write(SqlConnection connection, Tables tables);
    }

    /**
     * Imports every set whose files have changed since it was imported.
     *
     * @param report is told what was done, a line a set
     * @throws ImportException when a set is wrong; sets before it have been imported
     */
    public void run(Consumer<String> report) {
        Map<String, DataSet> all = read();
        for (DataSet set : inOrder(new LinkedHashMap<>(all))) {
            if (isCurrent(set)) {
                continue;
            }
            Tables tables = Tables.read(set, all);
            int rows = Await.get(db.inTransaction(connection -> write(connection, tables)));
            report.accept(set.id() + ": " + rows + " rows");
        }
    }

    private Map<String, DataSet> read() {
        Map<String, DataSet> sets = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) {
            return sets;
        }
        try {
            for (Path each : DataSetReader.folders(folder)) {
                DataSet set = DataSetReader.read(each);
                sets.put(set.id(), set);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sets;
    }

    private List<DataSet> inOrder(Map<String, DataSet> sets) {
        List<DataSet> ordered = new ArrayList<>();
        for (SetImporter importer : importers) {
            DataSet set = sets.remove(importer.set());
            if (set != null) {
                ordered.add(set);
            }
        }
        ordered.addAll(sets.values());
        return ordered;
    }

    private boolean isCurrent(DataSet set) {
        return Await.get(db.client()
                .preparedQuery(IMPORTED)
                .execute(Tuple.of(set.id()))
                .map(rows -> rows.size() == 1
                        && rows.iterator().next().getString("sha256").equals(set.sha256())));
    }

    private Future<Integer> write(SqlConnection connection, Tables tables) {
        DataSet set = tables.set();
        return descriptions
                .write(connection, tables)
                .compose(described -> writeRows(connection, tables))
                .compose(rows -> connection
                        .preparedQuery(REMEMBER)
                        .execute(Tuple.of(set.id(), set.sha256()))
                        .map(rows));
    }

    private Future<Integer> writeRows(SqlConnection connection, Tables tables) {
        for (SetImporter importer : importers) {
            if (importer.set().equals(tables.set().id())) {
                return importer.write(connection, tables);
            }
        }
        return Future.succeededFuture(0);
    }
}

package pilotcity.portal.servicerequest.bulkimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseLock;
import pilotcity.portal.kernel.division.PlaceLocator;
import pilotcity.portal.kernel.feature.BulkImport;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.servicerequest.bulkimport.csv.CsvFile;
import pilotcity.portal.servicerequest.bulkimport.mapping.ImportMapping;
import pilotcity.portal.servicerequest.bulkimport.mapping.ImportWarnings;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedColumns;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedRow;
import pilotcity.portal.servicerequest.bulkimport.mapping.RowMapper;
import pilotcity.portal.servicerequest.intake.PlaceCache;

/**
 * Imports an export of service records. A row is known by its source and its id there: what is already here and has not
 * changed is left alone, so that an import that was cut off is simply run again.
 */
public final class ServiceRequestImport implements BulkImport {
    private static final String CATEGORIES = """
        SELECT id, sensitive FROM category
        """;

    @Override
    public boolean run(Database db, Order order, Runnable room, Consumer<String> print) {
        ImportMapping mapping = mapping(order);
        if (!Files.isRegularFile(order.file())) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "there is no file " + order.file());
        }
        try (DatabaseLock _ = alone(db, mapping.source())) {
            return run(db, mapping, order, room, print);
        }
    }

    private static ImportMapping mapping(Order order) {
        try {
            return ImportMapping.read(order.mapping(), order.options());
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** Two at once would write the same rows, and one would undo what the other is still writing. */
    private static DatabaseLock alone(Database db, String source) {
        return db.tryLock("import of " + source)
                .orElseThrow(() -> new IllegalArgumentException(
                        "records of " + source + " are being imported into this database already, or taken back;"
                                + " when that has ended, try again"));
    }

    private boolean run(Database db, ImportMapping mapping, Order order, Runnable room, Consumer<String> print) {
        Set<String> sensitive = sensitive(db, mapping);
        PlaceLocator placeLocator = Await.get(new PlaceCache().current(db.client()));
        CsvFile.ReadOptions form = new CsvFile.ReadOptions(
                mapping.encoding(), mapping.delimiter(), header -> MappedColumns.fit(mapping, header));
        try (CsvFile file = CsvFile.open(order.file(), form)) {
            print.accept("read as " + file.described());
            MappedColumns columns = new MappedColumns(mapping, file.header());
            ImportWarnings warnings = new ImportWarnings(order.check());
            RowMapper mapper = new RowMapper(
                    mapping,
                    columns,
                    sensitive,
                    point -> placeLocator
                            .find(point)
                            .map(PlaceLocator.LocatedPlace::place)
                            .orElse(null),
                    warnings);
            BatchWriter writer = new BatchWriter(db, mapping);
            if (order.check()) {
                new ImportPreview(mapping, columns, warnings, print).run(file, writer, mapper);
                return false;
            }
            ImportSource.put(db, mapping);
            Path report = order.reports().resolve(order.file().getFileName() + ".rejected.csv");
            try (RejectionReport rejections = RejectionReport.into(report, columns.header())) {
                boolean written = new ImportRun(rows -> write(writer, rows, room), mapper, rejections, row -> {}, print)
                        .run(file);
                warnings.warnings().forEach(warning -> print.accept("note: " + warning));
                return written;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the file cannot be read: " + e.getMessage(), e);
        }
    }

    private static BatchWriter.Result write(BatchWriter writer, List<MappedRow> rows, Runnable room) {
        room.run();
        return writer.write(rows);
    }

    @Override
    public void undo(Database db, String source, boolean force, Consumer<String> print) {
        try (DatabaseLock _ = alone(db, source)) {
            ImportUndo.run(db, source, force, print);
        }
    }

    private static Set<String> sensitive(Database db, ImportMapping mapping) {
        Set<String> all = new HashSet<>();
        Set<String> sensitive = new HashSet<>();
        Await.get(db.client().preparedQuery(CATEGORIES).execute()).forEach(row -> {
            all.add(row.getString("id"));
            if (row.getBoolean("sensitive")) {
                sensitive.add(row.getString("id"));
            }
        });
        mapping.categories().forEach((name, category) -> {
            if (!all.contains(category)) {
                throw new IllegalArgumentException(
                        "the mapping puts '" + name + "' into category '" + category + "', which there is not");
            }
        });
        return sensitive;
    }
}

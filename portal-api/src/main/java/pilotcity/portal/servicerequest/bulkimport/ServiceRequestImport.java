package pilotcity.portal.servicerequest.bulkimport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.DatabaseLock;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.write.BulkImport;
import pilotcity.portal.record.Places;
import pilotcity.portal.record.bulk.BatchWriter;
import pilotcity.portal.record.bulk.Columns;
import pilotcity.portal.record.bulk.Findings;
import pilotcity.portal.record.bulk.MappedRow;
import pilotcity.portal.record.bulk.Mapping;
import pilotcity.portal.record.bulk.Preview;
import pilotcity.portal.record.bulk.Provenance;
import pilotcity.portal.record.bulk.Rejections;
import pilotcity.portal.record.bulk.RowMapper;
import pilotcity.portal.record.bulk.Run;
import pilotcity.portal.record.bulk.Undo;
import pilotcity.portal.record.bulk.file.CsvFile;

/**
 * Imports an export of service records. A row is known by its source and its id there: what is already here and has not
 * changed is left alone, so that an import that was cut off is simply run again.
 */
public final class ServiceRequestImport implements BulkImport {
    private static final String CATEGORIES = """
        SELECT id, sensitive FROM category
        """;

    @Override
    public boolean run(Db db, Order order, Runnable room, Consumer<String> print) {
        Mapping mapping = mapping(order);
        if (!Files.isRegularFile(order.file())) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "there is no file " + order.file());
        }
        try (DatabaseLock _ = alone(db, mapping.source())) {
            return run(db, mapping, order, room, print);
        }
    }

    private static Mapping mapping(Order order) {
        try {
            return Mapping.read(order.mapping(), order.options());
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    /** Two at once would write the same rows, and one would undo what the other is still writing. */
    private static DatabaseLock alone(Db db, String source) {
        return db.tryLock("import of " + source)
                .orElseThrow(() -> new IllegalArgumentException(
                        "records of " + source + " are being imported into this database already, or taken back;"
                                + " when that has ended, try again"));
    }

    private boolean run(Db db, Mapping mapping, Order order, Runnable room, Consumer<String> print) {
        Set<String> sensitive = sensitive(db, mapping);
        Places places = Await.get(new Places.Finder().current(db.client()));
        CsvFile.Form form =
                new CsvFile.Form(mapping.encoding(), mapping.delimiter(), header -> Columns.fit(mapping, header));
        try (CsvFile file = CsvFile.open(order.file(), form)) {
            print.accept("read as " + file.described());
            Columns columns = new Columns(mapping, file.header());
            Findings findings = new Findings(order.check());
            RowMapper mapper = new RowMapper(
                    mapping,
                    columns,
                    sensitive,
                    point -> places.find(point).map(Places.Found::place).orElse(null),
                    findings);
            BatchWriter writer = new BatchWriter(db, mapping);
            if (order.check()) {
                new Preview(mapping, columns, findings, print).run(file, writer, mapper);
                return false;
            }
            Provenance.put(db, mapping);
            Path report = order.reports().resolve(order.file().getFileName() + ".rejected.csv");
            try (Rejections rejections = Rejections.into(report, columns.header())) {
                boolean written =
                        new Run(rows -> write(writer, rows, room), mapper, rejections, row -> {}, print).run(file);
                findings.warnings().forEach(warning -> print.accept("note: " + warning));
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
    public void undo(Db db, String source, boolean force, Consumer<String> print) {
        try (DatabaseLock _ = alone(db, source)) {
            Undo.run(db, source, force, print);
        }
    }

    private static Set<String> sensitive(Db db, Mapping mapping) {
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

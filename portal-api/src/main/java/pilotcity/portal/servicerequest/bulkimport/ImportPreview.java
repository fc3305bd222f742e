package pilotcity.portal.servicerequest.bulkimport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.feature.BulkImport;
import pilotcity.portal.servicerequest.bulkimport.csv.CsvFile;
import pilotcity.portal.servicerequest.bulkimport.mapping.ImportMapping;
import pilotcity.portal.servicerequest.bulkimport.mapping.ImportWarnings;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedColumns;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedRow;
import pilotcity.portal.servicerequest.bulkimport.mapping.RowMapper;

/** Reports what an import would do, and writes nothing. */
public final class ImportPreview {
    private static final int SHOWN = 5;
    private static final int LONGEST = 80;

    private final ImportMapping mapping;
    private final MappedColumns columns;
    private final ImportWarnings warnings;
    private final Consumer<String> print;
    private final List<MappedRow> first = new ArrayList<>();

    public ImportPreview(
            ImportMapping mapping, MappedColumns columns, ImportWarnings warnings, Consumer<String> print) {
        this.mapping = mapping;
        this.columns = columns;
        this.warnings = warnings;
        this.print = print;
    }

    public void run(CsvFile file, BatchWriter writer, RowMapper mapper) {
        RejectionReport rejections = RejectionReport.summary(columns.header());
        List<String> summary = new ArrayList<>();
        new ImportRun(writer::compare, mapper, rejections, this::see, summary::add).run(file);
        first.forEach(this::show);
        summary.stream().filter(line -> !line.startsWith(BulkImport.PROGRESS)).forEach(print);
        warnings.extent().forEach(print);
        List<String> unused = columns.unused();
        if (!unused.isEmpty()) {
            print.accept("columns that are not used: " + String.join(", ", unused));
        }
        List<String> absent = mapping.columns().keySet().stream()
                .filter(field -> !columns.has(field))
                .sorted()
                .toList();
        if (!absent.isEmpty()) {
            print.accept("fields that the file has no column for: " + String.join(", ", absent));
        }
        warnings.warnings().forEach(warning -> print.accept("note: " + warning));
        print.accept("nothing was written");
    }

    private void see(MappedRow row) {
        if (first.size() < SHOWN) {
            first.add(row);
        }
    }

    private void show(MappedRow row) {
        print.accept("line " + row.line() + " would be " + row.id());
        Stream.of(
                        line("reported", inZone(row.reported())),
                        line("status", row.open() ? "accepted" : "closed-by-source"),
                        line("closed", row.closed() == null ? null : inZone(row.closed())),
                        line("due", row.due() == null ? null : inZone(row.due())),
                        line("serviceName", row.serviceName()),
                        line("category", row.category()),
                        line("description", row.description().shown()),
                        line("address", row.address().shown()),
                        line("note", row.notes().shown()),
                        line("agencyName", row.agency()),
                        line("point", point(row.spot())),
                        line("place", row.place()))
                .filter(Objects::nonNull)
                .forEach(print);
    }

    private String inZone(Instant time) {
        return time.atZone(mapping.zone()).toString();
    }

    private static @Nullable String point(MappedRow.Location spot) {
        return spot.shownLon() == null ? null : spot.shownLon() + ", " + spot.shownLat();
    }

    private static @Nullable String line(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String flat = value.replaceAll("\\s+", " ");
        return "  " + name + ": " + (flat.length() > LONGEST ? flat.substring(0, LONGEST) + "…" : flat);
    }
}

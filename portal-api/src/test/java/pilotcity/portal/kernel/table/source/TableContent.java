package pilotcity.portal.kernel.table.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

/** All of a table, to compare. */
record TableContent(List<SourceColumn> columns, List<SourceRow> rows) {
    static final Path MADE = Path.of("src/test/resources/pilotcity/portal/kernel/table/source");

    /** A file in {@code folder}, as somebody sends it. */
    static Path file(Path folder, String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    static TableFile open(Path file) throws IOException {
        return TableFiles.open(file, file.getFileName().toString(), ReadLimits.STANDARD)
                .orElseThrow();
    }

    static TableContent of(Path file) throws IOException {
        try (TableFile tables = open(file)) {
            return of(tables, tables.tables().getFirst(), ReadingOptions.NONE);
        }
    }

    static TableContent of(Path folder, String name, String text) throws IOException {
        return of(folder, name, text, StandardCharsets.UTF_8);
    }

    static TableContent of(Path folder, String name, String text, Charset charset) throws IOException {
        return of(file(folder, name, text.getBytes(charset)));
    }

    static TableContent of(TableFile tables, String table, ReadingOptions options) {
        try (TableReader reader = tables.read(table, options)) {
            List<SourceRow> rows = new ArrayList<>();
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return new TableContent(reader.columns(), rows);
        }
    }

    List<String> names() {
        return columns.stream().map(SourceColumn::name).toList();
    }

    List<Object> row(int index) {
        return rows.get(index).cells();
    }

    List<Long> numbers() {
        return rows.stream().map(SourceRow::number).toList();
    }

    /** The files in a folder, without those that a test put there. */
    static List<String> left(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

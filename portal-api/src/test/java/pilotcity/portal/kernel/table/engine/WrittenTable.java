package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** A table of the values that a test gives, written by the portal's own writer. */
record WrittenTable(Path folder, StoredTable table) {
    private static final String NAME = "written";

    /** One row each of the columns {@code a}, {@code b}, …. */
    static WrittenTable of(Path folder, List<ColumnStorage> types, @Nullable Object[]... rows) throws IOException {
        return generated(folder, types, rows.length, at -> rows[at]);
    }

    static WrittenTable generated(Path folder, List<ColumnStorage> types, int rows, IntFunction<@Nullable Object[]> row)
            throws IOException {
        List<StoredColumn> columns = IntStream.range(0, types.size())
                .mapToObj(at -> SampleTable.column(name(at), types.get(at)))
                .toList();
        Path scratch = Files.createTempDirectory(folder, "scratch");
        Path file = scratch.resolve("done.parquet");
        try (TableFileWriter writer =
                new TableFileWriter(columns, ShapeStorage.NONE, scratch, new TableFileWriter.Resources("256MB", 2))) {
            for (int i = 0; i < rows; i++) {
                writer.row(row.apply(i), null);
            }
            List<StoredColumn> stored = writer.finish(file);
            Files.move(file, folder.resolve(NAME + ".parquet"));
            return new WrittenTable(folder, new StoredTable(NAME, rows, stored, ShapeStorage.NONE, "geometry", null));
        }
    }

    private static String name(int at) {
        return at < 26 ? String.valueOf((char) ('a' + at)) : "column" + at;
    }

    ColumnEngine engine() throws IOException {
        return engine("256MB");
    }

    ColumnEngine engine(String memory) throws IOException {
        Path scratch = Files.createTempDirectory(folder, "engine");
        return new ColumnEngine(
                folder,
                scratch,
                sha -> LocalFile.of(folder.resolve(sha + ".parquet")),
                SampleTable.ZONE,
                new ColumnEngine.Limits(memory, 2));
    }

    static QueryControl time() {
        return new QueryControl(Duration.ofSeconds(60));
    }

    /** All rows as JSON, without their numbers. */
    List<String> rows() throws IOException {
        try (ColumnEngine engine = engine()) {
            List<String> names =
                    table.columns().stream().map(StoredColumn::name).toList();
            return engine
                    .search(table, TableQuery.ALL.withSelect(names).withPage(10_000, null, null), time())
                    .rows()
                    .stream()
                    .map(row -> new String(row.json(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}

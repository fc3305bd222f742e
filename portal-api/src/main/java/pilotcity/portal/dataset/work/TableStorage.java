package pilotcity.portal.dataset.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.FolderTree;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.schema.check.CheckMode;
import pilotcity.portal.kernel.table.schema.check.CheckReport;
import pilotcity.portal.kernel.table.schema.check.ProblemJsonLines;
import pilotcity.portal.kernel.table.schema.check.TableCheck;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** Checks tables and puts their rows, and the list of what is wrong with them, into the file store. */
public final class TableStorage {
    private final FileStore files;
    private final Path scratch;
    private final TableFileWriter.Resources resources;

    /** @param scratch a folder for what is in the making; each table has one of its own in it and leaves none */
    public TableStorage(FileStore files, Path scratch, TableFileWriter.Resources resources) {
        this.files = files;
        this.scratch = scratch;
        this.resources = resources;
    }

    /**
     * What came of a table.
     *
     * @param stored null where a strict check found problems
     * @param problems names the list of all problems, JSON Lines; null where there are none
     */
    public record Outcome(
            CheckReport report,
            @Nullable StoredTable stored,
            @Nullable String problems) {}

    /**
     * Checks all rows of {@code reader} and stores them.
     *
     * @throws pilotcity.portal.kernel.table.source.TableSourceException when the file cannot be read further
     * @throws pilotcity.portal.kernel.filestore.FileStoreException when the store cannot be written to
     */
    public Outcome store(TableCheck check, JsonNode schema, TableReader reader) {
        try {
            Files.createDirectories(scratch);
            Path folder = Files.createTempDirectory(scratch, "table");
            try {
                return store(check, TableLayout.of(check.schema(), schema), reader, folder);
            } finally {
                FolderTree.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome store(TableCheck check, TableLayout layout, TableReader reader, Path folder) throws IOException {
        Path list = folder.resolve("problems.jsonl");
        Path rows = folder.resolve("table.parquet");
        try (TableFileWriter writer = new TableFileWriter(layout.columns(), layout.shapes(), folder, resources)) {
            CheckReport report = check(check, layout, reader, writer, list);
            boolean refused = check.mode() == CheckMode.STRICT && !report.isGood();
            return new Outcome(
                    report,
                    refused ? null : finish(writer, layout, rows),
                    report.isGood() ? null : files.put(list).sha256());
        }
    }

    private static CheckReport check(
            TableCheck check, TableLayout layout, TableReader reader, TableFileWriter writer, Path list)
            throws IOException {
        try (BufferedWriter problems = Files.newBufferedWriter(list)) {
            return check.run(
                    reader,
                    (number, values) -> writer.row(layout.stored(values), layout.shape(values)),
                    new ProblemJsonLines(problems));
        }
    }

    private StoredTable finish(TableFileWriter writer, TableLayout layout, Path rows) {
        List<StoredColumn> columns = writer.finish(rows);
        ShapeStorage shapes = layout.shapes();
        return new StoredTable(
                files.put(rows).sha256(), writer.rows(), columns, shapes, layout.geometry(), layout.time());
    }
}

package pilotcity.portal.kernel.table.write;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.duckdb.ColumnEngineException;
import pilotcity.portal.kernel.table.duckdb.Databases;

/** Consecutive rows of a table on their way into a file, on a thread of their own, while the types of columns hold. */
public final class TableSegment {
    private static final int WAITING_BATCHES = 2;
    private static final int MOST_GROUP_ROWS = 122_880;
    private static final int MOST_GROUP_CELLS = 4_000_000;
    private static final int FEWEST_GROUP_ROWS = 2048;

    /** Of a row group as it is before it is compressed. */
    private static final String GROUP_BYTES = "64MB";

    private final List<StoredColumn> columns;
    private final Path file;
    private final ArrayBlockingQueue<RowBatch> batches = new ArrayBlockingQueue<>(WAITING_BATCHES);
    private final CompletableFuture<Void> copying;

    /** @param number distinguishes it from the others of its table */
    public TableSegment(
            DuckDBConnection database, int number, List<StoredColumn> columns, ShapeStorage shapes, Path scratch)
            throws SQLException {
        this.columns = columns;
        this.file = scratch.resolve("segment-" + number + ".parquet");
        String source = "segment_" + number;
        RowSource.register(database, source, columns, shapes, batches);
        String sql = "COPY (SELECT * FROM " + source + "()) TO " + Databases.text(file.toString()) + options(columns);
        this.copying = CompletableFuture.runAsync(
                () -> copy(database, sql),
                work -> Thread.ofPlatform()
                        .name("table-writer " + scratch.getFileName())
                        .daemon()
                        .start(work));
    }

    /** How files of tables are written: with the compression that is undone fastest. */
    public static String options(List<StoredColumn> columns) {
        int rows = Math.max(FEWEST_GROUP_ROWS, Math.min(MOST_GROUP_ROWS, MOST_GROUP_CELLS / (columns.size() + 1)));
        return " (FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE " + rows + ", ROW_GROUP_SIZE_BYTES '"
                + GROUP_BYTES + "')";
    }

    private static void copy(DuckDBConnection database, String sql) {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    /** As they are in the file. */
    public List<StoredColumn> columns() {
        return columns;
    }

    public Path file() {
        return file;
    }

    /** Waits while the writing is behind. */
    public void add(RowBatch batch) {
        try {
            while (!batches.offer(batch, 100, TimeUnit.MILLISECONDS)) {
                if (copying.isDone()) {
                    copying.join();
                    throw new ColumnEngineException("the writing of a table ended early", null);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ColumnEngineException("the writing of a table was interrupted", e);
        } catch (CompletionException e) {
            throw new ColumnEngineException("a table cannot be written", e.getCause());
        }
    }

    /** Returns when the file is complete. */
    public void end() {
        add(RowBatch.END);
        try {
            copying.join();
        } catch (CompletionException e) {
            throw new ColumnEngineException("a table cannot be written", e.getCause());
        }
    }

    /** Returns when nothing runs any more. */
    public void abandon() {
        if (!copying.isDone()) {
            batches.clear();
            batches.add(RowBatch.BROKEN);
            copying.exceptionally(_ -> null).join();
        }
    }
}

package pilotcity.portal.kernel.table.column;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Writes the rows of a table into a Parquet file. Numbers are taken as they are and get their type when all are known:
 * the narrowest that holds each of them exactly. For one thread.
 */
public final class TableFileWriter implements AutoCloseable {
    private static final int WAITING_BATCHES = 2;
    private static final String FIRST = "rows.parquet";

    private final List<StoredColumn> columns;
    private final ShapeStorage shapes;
    private final Path scratch;
    private final DuckDBConnection database;
    private final List<NumberRange> ranges;
    private final ArrayBlockingQueue<RowBatch> batches = new ArrayBlockingQueue<>(WAITING_BATCHES);
    private final CompletableFuture<Void> copying;
    private RowBatch batch;
    private long rows;

    /** Settings of the engine that writes. */
    public record Resources(String memory, int threads) {}

    /**
     * @param columns in the order of the values; how numbers are stored is decided at the end
     * @param scratch an empty folder that belongs to this writer and is deleted by {@link #close}
     */
    public TableFileWriter(List<StoredColumn> columns, ShapeStorage shapes, Path scratch, Resources resources) {
        this.columns = List.copyOf(columns);
        this.shapes = shapes;
        this.scratch = scratch;
        this.ranges = columns.stream().map(_ -> new NumberRange()).toList();
        this.batch = new RowBatch(columns, shapes);
        try {
            this.database = Databases.open(scratch, scratch, resources.memory(), resources.threads());
            RowSource.register(database, columns, shapes, batches);
        } catch (SQLException e) {
            throw new ColumnEngineException("a table cannot be written", e);
        }
        this.copying = CompletableFuture.runAsync(
                this::copy,
                work -> Thread.ofPlatform().name("table-writer").daemon().start(work));
    }

    private void copy() {
        try (Statement statement = database.createStatement()) {
            statement.execute("COPY (SELECT * FROM rows_given()) TO " + Databases.text(first())
                    + " (FORMAT parquet, COMPRESSION snappy)");
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private String first() {
        return scratch.resolve(FIRST).toString();
    }

    /**
     * Takes the next row; waits while the writing is behind.
     *
     * @param values a value for each column: null, String, Long, BigInteger, BigDecimal, Boolean, LocalDate or Instant
     * @param shape where it is, WGS84, or null
     */
    public void row(@Nullable Object[] values, @Nullable Geometry shape) {
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case BigDecimal number -> ranges.get(i).add(number);
                case Long number -> ranges.get(i).add(number);
                case BigInteger number -> ranges.get(i).add(new BigDecimal(number));
                case null, default -> {}
            }
        }
        batch.add(++rows, values, shape);
        if (batch.isFull()) {
            hand(batch);
            batch = new RowBatch(columns, shapes);
        }
    }

    private void hand(RowBatch full) {
        try {
            while (!batches.offer(full, 100, TimeUnit.MILLISECONDS)) {
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

    /**
     * Ends the table.
     *
     * @param file where its Parquet file is to be; below the scratch folder
     * @return the columns as they are stored
     */
    public List<StoredColumn> finish(Path file) {
        if (!batch.isEmpty()) {
            hand(batch);
        }
        hand(RowBatch.END);
        try (Statement statement = database.createStatement()) {
            copying.join();
            List<StoredColumn> stored = IntStream.range(0, columns.size())
                    .mapToObj(at -> ranges.get(at).stored(columns.get(at)))
                    .toList();
            statement.execute("COPY (SELECT " + typed(stored) + " FROM read_parquet(" + Databases.text(first())
                    + ")) TO " + Databases.text(file.toString()) + " (FORMAT parquet, COMPRESSION zstd)");
            return stored;
        } catch (SQLException | CompletionException e) {
            throw new ColumnEngineException("a table cannot be written", e);
        }
    }

    public long rows() {
        return rows;
    }

    private String typed(List<StoredColumn> stored) {
        List<String> parts = new ArrayList<>(List.of("id"));
        for (int i = 0; i < stored.size(); i++) {
            StoredColumn column = stored.get(i);
            parts.add(column.storage().isNumber() ? "CAST(c" + i + " AS " + column.sqlType() + ") AS c" + i : "c" + i);
        }
        parts.addAll(RowSource.places(shapes));
        return parts.stream().collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        if (!copying.isDone()) {
            batches.clear();
            batches.offer(RowBatch.BROKEN);
            copying.exceptionally(_ -> null).join();
        }
        try {
            database.close();
            Files.deleteIfExists(scratch.resolve(FIRST));
        } catch (SQLException | IOException e) {
            throw new ColumnEngineException("a table's scratch files cannot be given back", e);
        }
    }
}

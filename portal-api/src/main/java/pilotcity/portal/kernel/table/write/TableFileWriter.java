package pilotcity.portal.kernel.table.write;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.portal.kernel.files.FolderTree;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.ValueBounds;
import pilotcity.portal.kernel.table.duckdb.ColumnEngineException;
import pilotcity.portal.kernel.table.duckdb.Databases;

/**
 * Writes the rows of a table into a Parquet file. Its numbers get the narrowest type that holds each of them exactly:
 * that of those seen so far, and where a later one does not fit, the rows go on in a further segment. Where there is
 * more than one in the end, they are joined. For one thread.
 */
public final class TableFileWriter implements AutoCloseable {
    /** From here on the type of a column that still grows is the widest. */
    private static final int MOST_SEGMENTS = 8;

    private final List<StoredColumn> columns;
    private final ShapeStorage shapes;
    private final Path scratch;
    private final DuckDBConnection database;
    private final List<NumberRange> ranges;
    private final List<TableSegment> segments = new ArrayList<>();
    private RowBatch batch;
    private long rows;
    private boolean finished;

    /**
     * Settings of the engine that writes.
     *
     * @param memory such as {@code 256MB}
     * @param threads for the joining of segments
     */
    public record Resources(String memory, int threads) {}

    /**
     * @param columns in the order of the values; how numbers are stored is decided at the end
     * @param scratch an empty folder that belongs to this writer and is deleted by {@link #close}
     */
    public TableFileWriter(List<StoredColumn> columns, ShapeStorage shapes, Path scratch, Resources resources) {
        this.columns = List.copyOf(columns);
        this.shapes = shapes;
        this.scratch = scratch.toAbsolutePath().normalize();
        this.ranges = columns.stream().map(_ -> new NumberRange()).toList();
        this.batch = new RowBatch(columns, shapes);
        try {
            this.database = Databases.openForWriting(this.scratch, resources.memory(), resources.threads());
        } catch (SQLException e) {
            throw new ColumnEngineException("a table cannot be written", e);
        }
    }

    /**
     * Takes the next row; waits while the writing is behind.
     *
     * @param values a value for each column: null, String, Long, BigInteger, BigDecimal, Boolean, LocalDate or Instant,
     *     which is cut to the microsecond; of those that {@link ValueBounds} finds no fault with
     * @param shape where it is, WGS84, or null
     * @throws IllegalArgumentException for a value that cannot be stored
     */
    public void row(@Nullable Object[] values, @Nullable Geometry shape) {
        requireOpen();
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        for (int i = 0; i < values.length; i++) {
            measure(i, values[i]);
        }
        batch.add(++rows, values, shape);
        if (batch.isFull()) {
            hand();
        }
    }

    private void requireOpen() {
        if (finished) {
            throw new IllegalStateException("the table is finished");
        }
    }

    private void measure(int at, @Nullable Object value) {
        ValueBounds.findFault(value).ifPresent(fault -> {
            throw new IllegalArgumentException(columns.get(at).name() + ": " + fault.en());
        });
        switch (value) {
            case BigDecimal number -> ranges.get(at).add(number);
            case Long number -> ranges.get(at).add(number);
            case BigInteger number -> ranges.get(at).add(number);
            case null, default -> {}
        }
    }

    private void hand() {
        segment().add(batch);
        batch = new RowBatch(columns, shapes);
    }

    /** One whose types hold everything so far. */
    private TableSegment segment() {
        List<StoredColumn> needed = stored();
        if (segments.isEmpty()) {
            return begin(needed);
        }
        TableSegment last = segments.getLast();
        if (segments.size() <= MOST_SEGMENTS && !last.columns().equals(needed)) {
            last.end();
            return begin(segments.size() < MOST_SEGMENTS ? needed : texts());
        }
        return last;
    }

    private List<StoredColumn> stored() {
        return IntStream.range(0, columns.size())
                .mapToObj(at -> ranges.get(at).stored(columns.get(at)))
                .toList();
    }

    private List<StoredColumn> texts() {
        return columns.stream()
                .map(column -> column.storage().isNumber() ? column.stored(ColumnStorage.TEXT, 0, 0) : column)
                .toList();
    }

    private TableSegment begin(List<StoredColumn> types) {
        try {
            TableSegment segment = new TableSegment(database, segments.size(), types, shapes, scratch);
            segments.add(segment);
            return segment;
        } catch (SQLException e) {
            throw new ColumnEngineException("a table cannot be written", e);
        }
    }

    /**
     * Ends the table.
     *
     * @param file where its Parquet file is to be; below the scratch folder
     * @return the columns as they are stored
     */
    public List<StoredColumn> finish(Path file) {
        requireOpen();
        finished = true;
        if (!batch.isEmpty() || segments.isEmpty()) {
            TableSegment last = segment();
            if (!batch.isEmpty()) {
                last.add(batch);
            }
        }
        segments.getLast().end();
        List<StoredColumn> stored = stored();
        try {
            if (segments.size() == 1) {
                Files.move(segments.getFirst().file(), file);
            } else {
                join(stored, file);
            }
            return stored;
        } catch (SQLException | IOException e) {
            throw new ColumnEngineException("a table cannot be written", e);
        }
    }

    private void join(List<StoredColumn> stored, Path file) throws SQLException {
        String all = segments.stream()
                .map(segment -> "SELECT " + typed(segment.columns(), stored) + " FROM read_parquet("
                        + Databases.text(segment.file().toString()) + ")")
                .collect(Collectors.joining(" UNION ALL "));
        try (Statement statement = database.createStatement()) {
            statement.execute("COPY (SELECT * FROM (" + all + ") ORDER BY id) TO "
                    + Databases.text(file.toAbsolutePath().normalize().toString()) + TableSegment.options(stored));
        }
    }

    private String typed(List<StoredColumn> written, List<StoredColumn> stored) {
        List<String> parts = new ArrayList<>(List.of("id"));
        for (int i = 0; i < stored.size(); i++) {
            String type = stored.get(i).sqlType();
            if (written.get(i).sqlType().equals(type)) {
                parts.add("c" + i);
            } else {
                // by way of the text, because that of a decimal to a binary number is rounded twice otherwise
                parts.add("CAST(CAST(c" + i + " AS VARCHAR) AS " + type + ") AS c" + i);
            }
        }
        parts.addAll(RowSource.places(shapes));
        return String.join(", ", parts);
    }

    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        segments.forEach(TableSegment::abandon);
        try {
            database.close();
            FolderTree.delete(scratch);
        } catch (SQLException | IOException e) {
            throw new ColumnEngineException("a table's scratch files cannot be given back", e);
        }
    }
}

package pilotcity.portal.kernel.table.column;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** The table function {@code rows_given()}: the batches of a queue, until its end. */
final class RowSource implements DuckDBTableFunction<Object, Object, Object> {
    private static final Object NOTHING = new Object();

    private final List<StoredColumn> columns;
    private final ShapeStorage shapes;
    private final BlockingQueue<RowBatch> batches;

    private RowSource(List<StoredColumn> columns, ShapeStorage shapes, BlockingQueue<RowBatch> batches) {
        this.columns = columns;
        this.shapes = shapes;
        this.batches = batches;
    }

    static void register(
            DuckDBConnection database, List<StoredColumn> columns, ShapeStorage shapes, BlockingQueue<RowBatch> batches)
            throws SQLException {
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName("rows_given")
                    .withFunction(new RowSource(columns, shapes, batches))
                    .register(database);
        }
    }

    /** What the columns of places are called. */
    static List<String> places(ShapeStorage shapes) {
        return switch (shapes) {
            case NONE -> List.of();
            case POINTS -> List.of("x", "y");
            case SHAPES -> List.of("x0", "y0", "x1", "y1", "g");
        };
    }

    @Override
    public Object bind(DuckDBTableFunctionBindInfo info) {
        info.addResultColumn("id", DuckDBColumnType.BIGINT);
        for (int i = 0; i < columns.size(); i++) {
            info.addResultColumn("c" + i, type(columns.get(i).storage()));
        }
        places(shapes)
                .forEach(place -> info.addResultColumn(
                        place, place.equals("g") ? DuckDBColumnType.VARCHAR : DuckDBColumnType.DOUBLE));
        return NOTHING;
    }

    private static DuckDBColumnType type(ColumnStorage storage) {
        return switch (storage) {
            case TEXT, JSON, INTEGER, DECIMAL, DOUBLE -> DuckDBColumnType.VARCHAR;
            case BOOLEAN -> DuckDBColumnType.BOOLEAN;
            case DATE -> DuckDBColumnType.DATE;
            case INSTANT -> DuckDBColumnType.TIMESTAMP;
        };
    }

    @Override
    public Object init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return NOTHING;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) throws InterruptedException {
        RowBatch batch = batches.take();
        if (batch == RowBatch.BROKEN) {
            throw new IllegalStateException("the rest of the rows does not come");
        }
        if (batch == RowBatch.END) {
            return 0;
        }
        int rows = batch.size();
        for (int row = 0; row < rows; row++) {
            out.vector(0).setLong(row, batch.ids[row]);
        }
        for (int i = 0; i < columns.size(); i++) {
            write(batch.values[i], rows, out.vector(1 + i));
        }
        writePlaces(batch, rows, out, 1 + columns.size());
        return rows;
    }

    private static void writePlaces(RowBatch batch, int rows, DuckDBDataChunkWriter out, int from) {
        for (int i = 0; i < batch.places.length; i++) {
            DuckDBWritableVector place = out.vector(from + i);
            for (int row = 0; row < rows; row++) {
                double degrees = batch.places[i][row];
                if (Double.isNaN(degrees)) {
                    place.setNull(row);
                } else {
                    place.setDouble(row, degrees);
                }
            }
        }
        if (batch.shapes.length > 0) {
            write(batch.shapes, rows, out.vector(from + batch.places.length));
        }
    }

    private static void write(@Nullable Object[] values, int rows, DuckDBWritableVector to) {
        for (int row = 0; row < rows; row++) {
            switch (values[row]) {
                case null -> to.setNull(row);
                case String text -> to.setString(row, text);
                case Boolean truth -> to.setBoolean(row, truth);
                case LocalDate day -> to.setDate(row, day);
                case Instant time -> to.setTimestamp(row, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                default -> throw new IllegalArgumentException("no value of a table: " + values[row].getClass());
            }
        }
    }
}

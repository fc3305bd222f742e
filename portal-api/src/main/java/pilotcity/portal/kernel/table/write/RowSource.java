package pilotcity.portal.kernel.table.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** A table function without parameters: the batches of a queue, until its end. */
public final class RowSource implements DuckDBTableFunction<Object, Object, Object> {
    private static final Object NOTHING = new Object();

    private final List<StoredColumn> columns;
    private final ShapeStorage shapes;
    private final BlockingQueue<RowBatch> batches;

    private RowSource(List<StoredColumn> columns, ShapeStorage shapes, BlockingQueue<RowBatch> batches) {
        this.columns = columns;
        this.shapes = shapes;
        this.batches = batches;
    }

    /** @param columns as the function gives them; all values have to fit */
    public static void register(
            DuckDBConnection database,
            String name,
            List<StoredColumn> columns,
            ShapeStorage shapes,
            BlockingQueue<RowBatch> batches)
            throws SQLException {
        try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
            function.withName(name)
                    .withFunction(new RowSource(columns, shapes, batches))
                    .register(database);
        }
    }

    /** What the columns of places are called. */
    public static List<String> places(ShapeStorage shapes) {
        return switch (shapes) {
            case NONE -> List.of();
            case POINTS -> List.of("x", "y");
            case SHAPES -> List.of("x0", "y0", "x1", "y1", "g");
        };
    }

    @Override
    public Object bind(DuckDBTableFunctionBindInfo info) throws SQLException {
        info.addResultColumn("id", DuckDBColumnType.BIGINT);
        for (int i = 0; i < columns.size(); i++) {
            try (DuckDBLogicalType type = type(columns.get(i))) {
                info.addResultColumn("c" + i, type);
            }
        }
        places(shapes)
                .forEach(place -> info.addResultColumn(
                        place, place.equals("g") ? DuckDBColumnType.VARCHAR : DuckDBColumnType.DOUBLE));
        return NOTHING;
    }

    private static DuckDBLogicalType type(StoredColumn column) throws SQLException {
        return switch (column.storage()) {
            case TEXT, JSON -> DuckDBLogicalType.of(DuckDBColumnType.VARCHAR);
            case INTEGER -> DuckDBLogicalType.of(DuckDBColumnType.BIGINT);
            case DECIMAL -> DuckDBLogicalType.decimal(column.digits(), column.scale());
            case DOUBLE -> DuckDBLogicalType.of(DuckDBColumnType.DOUBLE);
            case BOOLEAN -> DuckDBLogicalType.of(DuckDBColumnType.BOOLEAN);
            case DATE -> DuckDBLogicalType.of(DuckDBColumnType.DATE);
            case INSTANT -> DuckDBLogicalType.of(DuckDBColumnType.TIMESTAMP);
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
        DuckDBWritableVector ids = out.vector(0);
        for (int row = 0; row < rows; row++) {
            ids.setLong(row, batch.ids[row]);
        }
        for (int i = 0; i < columns.size(); i++) {
            write(columns.get(i), batch.values[i], rows, out.vector(1 + i));
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
            out.vector(from + batch.places.length).setStrings(0, Arrays.copyOf(batch.shapes, rows));
        }
    }

    private static void write(StoredColumn column, @Nullable Object[] values, int rows, DuckDBWritableVector to) {
        if (values instanceof String[] texts) {
            to.setStrings(0, Arrays.copyOf(texts, rows));
            return;
        }
        for (int row = 0; row < rows; row++) {
            Object value = values[row];
            if (value == null) {
                to.setNull(row);
            } else {
                write(column, value, to, row);
            }
        }
    }

    private static void write(StoredColumn column, Object value, DuckDBWritableVector to, int row) {
        switch (value) {
            case Boolean truth -> to.setBoolean(row, truth);
            case LocalDate day -> to.setDate(row, day);
            case Instant time ->
                to.setTimestamp(row, LocalDateTime.ofInstant(time.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
            case Long number -> writeNumber(column, number, to, row);
            case BigDecimal number -> writeNumber(column, number, to, row);
            case BigInteger number -> writeNumber(column, new BigDecimal(number), to, row);
            default -> throw new IllegalArgumentException("no value of a table: " + value.getClass());
        }
    }

    private static void writeNumber(StoredColumn column, long number, DuckDBWritableVector to, int row) {
        if (column.storage() == ColumnStorage.INTEGER) {
            to.setLong(row, number);
        } else {
            writeNumber(column, BigDecimal.valueOf(number), to, row);
        }
    }

    private static void writeNumber(StoredColumn column, BigDecimal number, DuckDBWritableVector to, int row) {
        switch (column.storage()) {
            case INTEGER -> to.setLong(row, number.longValueExact());
            case DOUBLE -> to.setDouble(row, number.doubleValue());
            case DECIMAL -> to.setBigDecimal(row, number);
            default -> to.setString(row, number.toString());
        }
    }
}

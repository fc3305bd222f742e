package pilotcity.portal.kernel.table.column;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Some rows on their way to the engine, column by column. */
final class RowBatch {
    /** As many as the engine takes at once. */
    static final int SIZE = 2048;

    /** Comes behind the last one. */
    static final RowBatch END = new RowBatch(List.of(), ShapeStorage.NONE);

    /** Comes where the rest is not to come. */
    static final RowBatch BROKEN = new RowBatch(List.of(), ShapeStorage.NONE);

    final long[] ids = new long[SIZE];
    final @Nullable Object[][] values;
    final double[][] places;
    final @Nullable String[] shapes;
    private final List<StoredColumn> columns;
    private final ShapeStorage storage;
    private final WKBWriter binary = new WKBWriter();
    private int size;

    RowBatch(List<StoredColumn> columns, ShapeStorage storage) {
        this.columns = columns;
        this.storage = storage;
        this.values = new Object[columns.size()][SIZE];
        this.places = new double[storage == ShapeStorage.NONE ? 0 : storage == ShapeStorage.POINTS ? 2 : 4][SIZE];
        this.shapes = new String[storage == ShapeStorage.SHAPES ? SIZE : 0];
    }

    void add(long id, @Nullable Object[] row, @Nullable Geometry shape) {
        ids[size] = id;
        for (int i = 0; i < values.length; i++) {
            values[i][size] = columns.get(i).storage().isNumber() ? numeral(row[i]) : row[i];
        }
        if (storage != ShapeStorage.NONE) {
            place(shape);
        }
        size++;
    }

    private static @Nullable Object numeral(@Nullable Object number) {
        return switch (number) {
            case null -> null;
            case BigDecimal decimal -> decimal.toPlainString();
            default -> number.toString();
        };
    }

    private void place(@Nullable Geometry shape) {
        if (shape == null || shape.isEmpty()) {
            for (double[] place : places) {
                place[size] = Double.NaN;
            }
        } else if (storage == ShapeStorage.POINTS) {
            places[0][size] = shape.getCoordinate().x;
            places[1][size] = shape.getCoordinate().y;
        } else {
            Envelope box = shape.getEnvelopeInternal();
            shapes[size] = Base64.getEncoder().encodeToString(binary.write(shape));
            places[0][size] = box.getMinX();
            places[1][size] = box.getMinY();
            places[2][size] = box.getMaxX();
            places[3][size] = box.getMaxY();
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == SIZE;
    }
}

package pilotcity.portal.kernel.table.write;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** Some rows on their way to the engine, column by column. */
public final class RowBatch {
    /** As many as the engine takes at once. */
    private static final int MOST_ROWS = 2048;

    /** Few rows of many columns, so that what waits stays small. */
    private static final int MOST_CELLS = 200_000;

    private static final int FEWEST_ROWS = 16;

    /** Few rows with long texts. */
    private static final int MOST_CHARS = 2_000_000;

    /** Comes behind the last one. */
    public static final RowBatch END = new RowBatch(List.of(), ShapeStorage.NONE);

    /** Comes where the rest is not to come. */
    public static final RowBatch BROKEN = new RowBatch(List.of(), ShapeStorage.NONE);

    public final long[] ids;
    public final @Nullable Object[][] values;
    public final double[][] places;
    public final @Nullable String[] shapes;
    private final ShapeStorage storage;
    private final WKBWriter binary = new WKBWriter();
    private int size;
    private long chars;

    public RowBatch(List<StoredColumn> columns, ShapeStorage storage) {
        this.storage = storage;
        int rows = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, MOST_CELLS / (columns.size() + 1)));
        this.ids = new long[rows];
        this.values = columns.stream()
                .map(column -> isText(column) ? new String[rows] : new Object[rows])
                .toArray(Object[][]::new);
        this.places = new double[storage == ShapeStorage.NONE ? 0 : storage == ShapeStorage.POINTS ? 2 : 4][rows];
        this.shapes = new String[storage == ShapeStorage.SHAPES ? rows : 0];
    }

    private static boolean isText(StoredColumn column) {
        return column.storage() == ColumnStorage.TEXT || column.storage() == ColumnStorage.JSON;
    }

    public void add(long id, @Nullable Object[] row, @Nullable Geometry shape) {
        ids[size] = id;
        for (int i = 0; i < values.length; i++) {
            values[i][size] = row[i];
            chars += row[i] instanceof String text ? text.length() : 0;
        }
        if (storage != ShapeStorage.NONE) {
            place(shape);
        }
        size++;
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
            String written = Base64.getEncoder().encodeToString(binary.write(shape));
            shapes[size] = written;
            chars += written.length();
            places[0][size] = box.getMinX();
            places[1][size] = box.getMinY();
            places[2][size] = box.getMaxX();
            places[3][size] = box.getMaxY();
        }
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean isFull() {
        return size == ids.length || chars >= MOST_CHARS;
    }
}

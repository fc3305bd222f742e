package pilotcity.portal.kernel.table.source.geopackage;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.geometry.WkbShapes;

/** The rows of one table, in the order in which they lie in it. */
final class GeoPackageReader implements TableReader {
    private static final int SMALLEST_HEADER = 8;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final GeoPackageLayer layer;
    private final ReadLimits limits;
    private final WkbShapes shapes;
    private final Statement statement;
    private final ResultSet rows;
    private long row;

    GeoPackageReader(Connection database, GeoPackageLayer layer, ReadLimits limits) throws SQLException {
        this.layer = layer;
        this.limits = limits;
        this.shapes = new WkbShapes(limits);
        this.statement = database.createStatement();
        this.rows = statement.executeQuery(layer.query());
    }

    @Override
    public List<SourceColumn> columns() {
        return layer.columns();
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            if (!rows.next()) {
                return null;
            }
            row++;
            @Nullable Object[] cells = new @Nullable Object[layer.columns().size()];
            long characters = 0;
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(i, rows.getObject(i + 1));
                characters += cells[i] instanceof String text ? text.length() : 0;
            }
            limits.requireRow(row, characters);
            return new SourceRow(row, Arrays.asList(cells));
        } catch (SQLException e) {
            throw GeoPackageFile.damaged(row, e);
        }
    }

    private @Nullable Object cell(int column, @Nullable Object value) {
        Object cell = switch (value) {
            case null -> null;
            case byte[] bytes -> column == layer.geometry() ? shape(bytes) : encoded(column, bytes);
            case Double number -> number(number);
            case Number number when layer.logical().get(column) -> number.longValue() == 0 ? "false" : "true";
            default -> value.toString();
        };
        if (cell instanceof String text) {
            limits.requireCell(row, column + 1, text.length());
        }
        return cell;
    }

    private String encoded(int column, byte[] bytes) {
        limits.requireCell(row, column + 1, bytes.length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String number(double number) {
        if (!Double.isFinite(number)) {
            return Double.isNaN(number) ? "NaN" : number > 0 ? "INF" : "-INF";
        }
        String plain = new BigDecimal(Double.toString(number)).toPlainString();
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }

    /** Clause 2.1.3: a header with an envelope, which is not needed, then well-known binary. */
    private Object shape(byte[] blob) {
        boolean headed = blob.length >= SMALLEST_HEADER && blob[0] == 'G' && blob[1] == 'P';
        int envelope = headed ? blob[3] >> 1 & 7 : 0;
        if (!headed || envelope >= ENVELOPE_BYTES.length || SMALLEST_HEADER + ENVELOPE_BYTES[envelope] > blob.length) {
            return "no shape, but %,d other bytes".formatted(blob.length);
        }
        return shapes.read(Arrays.copyOfRange(blob, SMALLEST_HEADER + ENVELOPE_BYTES[envelope], blob.length), row);
    }

    @Override
    public void close() {
        try (statement) {
            rows.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

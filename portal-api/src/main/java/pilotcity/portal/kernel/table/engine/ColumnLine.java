package pilotcity.portal.kernel.table.engine;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.sql.RowJsonWriter;

/** Numbers on which the values of a column lie in their order: numbers as they are, days and microseconds since 1970. */
public final class ColumnLine {
    private ColumnLine() {}

    /** That number, or the value itself where it has none. */
    public static String sql(StoredColumn column, String name) {
        return switch (column.storage()) {
            case DATE -> "(" + name + " - DATE '1970-01-01')";
            case INSTANT -> "epoch_us(" + name + ")";
            default -> name;
        };
    }

    /** Reads what {@link #sql} gives; empty for texts, and where there is no value. */
    public static Optional<BigDecimal> find(StoredColumn column, ResultSet row, int at) throws SQLException {
        return switch (column.storage()) {
            case TEXT, JSON, BOOLEAN -> Optional.empty();
            case DECIMAL -> Optional.ofNullable(row.getBigDecimal(at)).map(RowJsonWriter::stripped);
            case DOUBLE -> {
                double value = row.getDouble(at);
                yield row.wasNull() ? Optional.empty() : Optional.of(BigDecimal.valueOf(value));
            }
            case INTEGER, DATE, INSTANT -> {
                long value = row.getLong(at);
                yield row.wasNull() ? Optional.empty() : Optional.of(BigDecimal.valueOf(value));
            }
        };
    }

    /** The value at a place of the line, as rows show it. */
    public static String text(StoredColumn column, BigDecimal place) {
        return switch (column.storage()) {
            case DATE -> LocalDate.ofEpochDay(place.longValue()).toString();
            case INSTANT -> RowJsonWriter.moment(place.longValue()).toString();
            case DOUBLE -> Double.toString(place.doubleValue());
            default -> RowJsonWriter.plain(place);
        };
    }
}

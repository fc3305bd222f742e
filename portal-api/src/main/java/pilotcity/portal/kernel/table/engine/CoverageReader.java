package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.search.Coverage;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TableComparison;
import pilotcity.portal.kernel.table.sql.QuerySession;
import pilotcity.portal.kernel.table.sql.RowJsonWriter;

/** Reads how far the rows of a table reach, in one pass over the columns that say it. */
public final class CoverageReader {
    private final StoredTable table;
    private final QuerySession session;
    private final ZoneId zone;

    public CoverageReader(StoredTable table, QuerySession session, ZoneId zone) {
        this.table = table;
        this.session = session;
        this.zone = zone;
    }

    public Coverage read() throws SQLException, IOException {
        List<Coverage> read = new ArrayList<>();
        String places = switch (table.shapes()) {
            case NONE -> "NULL, NULL, NULL, NULL";
            case POINTS -> "min(x), max(x), min(y), max(y)";
            case SHAPES -> "min(x0), max(x1), min(y0), max(y1)";
        };
        String time = table.time();
        StoredColumn column = time == null ? null : TableComparison.column(table, time);
        String line = column == null ? "NULL" : ColumnLine.sql(column, table.physical(column.name()));
        session.each(
                "SELECT " + places + ", min(" + line + "), max(" + line + ")" + session.from(),
                List.of(),
                row -> read.add(coverage(row, column)));
        return read.getFirst();
    }

    private Coverage coverage(ResultSet row, @Nullable StoredColumn column) throws SQLException {
        double west = row.getDouble(1);
        Envelope box = row.wasNull()
                ? new Envelope()
                : new Envelope(west, row.getDouble(2), row.getDouble(3), row.getDouble(4));
        return new Coverage(box, moment(row, 5, column, 0), moment(row, 6, column, 1));
    }

    /** @param days how many are added to a day before its beginning is taken: a last day is all of it */
    private @Nullable Instant moment(ResultSet row, int at, @Nullable StoredColumn column, int days)
            throws SQLException {
        long value = column == null ? 0 : row.getLong(at);
        if (column == null || row.wasNull()) {
            return null;
        }
        return column.storage() == ColumnStorage.INSTANT
                ? RowJsonWriter.moment(value)
                : LocalDate.ofEpochDay(value)
                        .plusDays(days)
                        .atStartOfDay(zone)
                        .toInstant()
                        .minusSeconds(days);
    }
}

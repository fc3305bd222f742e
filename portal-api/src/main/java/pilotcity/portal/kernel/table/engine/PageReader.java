package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.table.sql.Conditioned;
import pilotcity.portal.kernel.table.sql.KeysetOrder;
import pilotcity.portal.kernel.table.sql.QuerySession;
import pilotcity.portal.kernel.table.sql.RowJsonWriter;

/**
 * Reads one page of rows. To find the rows of an order, the columns of that alone are read, and the others then at the
 * places where these rows stand.
 */
public final class PageReader {
    private static final long MOST_BYTES = 32 << 20;

    /** Read first to see how long rows are. */
    private static final int FIRST_ROWS = 200;

    private final TableQuery query;
    private final QuerySession session;
    private final KeysetOrder order;
    private final RowJsonWriter json;
    private final boolean backwards;
    private long bytes;
    private boolean cut;

    public PageReader(StoredTable table, TableQuery query, QuerySession session) {
        this.query = query;
        this.session = session;
        this.order = new KeysetOrder(table, query.sort());
        this.json = new RowJsonWriter(table, query.select());
        this.backwards = query.before() != null;
    }

    public TablePage read() throws SQLException, IOException {
        Conditioned where = session.where(query.text(), query.filter());
        session.requireCountable(query.facets());
        List<TablePage.Row> rows = query.limit() > 0 ? rows(where) : new ArrayList<>();
        boolean more = cut || rows.size() > query.limit();
        List<TablePage.Row> page = rows.size() > query.limit() ? rows.subList(0, query.limit()) : rows;
        if (backwards) {
            Collections.reverse(page);
        }
        long total = query.total() ? session.count(where) : -1;
        return new TablePage(total, List.copyOf(page), more, session.facets(query.facets(), where));
    }

    /** Those of the page and, where there are more, one. */
    private List<TablePage.Row> rows(Conditioned where) throws SQLException, IOException {
        String cursor = backwards ? query.before() : query.after();
        List<Object> parameters = new ArrayList<>(where.parameters());
        String beyond = cursor == null ? "" : where.and() + order.beyond(session, cursor, backwards, parameters);
        String tail = session.from() + where.sql() + beyond + order.orderBy(backwards) + " LIMIT "
                + (query.limit() + 1L) + " OFFSET " + query.offset();
        List<TablePage.Row> rows = new ArrayList<>();
        if (order.isOfFile(backwards) && query.offset() == 0) {
            session.each("SELECT " + json.selected() + tail, parameters, row -> {
                long id = row.getLong(1);
                if (hasRoom()) {
                    rows.add(new TablePage.Row(id, counted(json.write(row)), order.cursor(id)));
                }
            });
            return rows;
        }
        List<Place> found = new ArrayList<>();
        session.each(
                "SELECT id, file_row_number" + tail,
                parameters,
                row -> found.add(new Place(row.getLong(1), row.getLong(2))));
        int size = FIRST_ROWS;
        for (int from = 0; from < found.size() && hasRoom(); ) {
            List<Place> these = found.subList(from, Math.min(found.size(), from + size));
            Map<Long, byte[]> written = written(these);
            for (Place place : these) {
                byte[] row = Objects.requireNonNull(written.get(place.id()));
                rows.add(new TablePage.Row(place.id(), row, order.cursor(place.id())));
            }
            from += these.size();
            long room = (MOST_BYTES - bytes) / Math.max(1, bytes / from);
            size = (int) Math.max(1, Math.min(found.size(), room));
        }
        return rows;
    }

    /** Whether the page may hold more; one of long texts ends before its limit, and goes on by its cursor. */
    private boolean hasRoom() {
        cut |= bytes > MOST_BYTES;
        return !cut;
    }

    private byte[] counted(byte[] row) {
        bytes += row.length;
        return row;
    }

    private Map<Long, byte[]> written(List<Place> places) throws SQLException, IOException {
        Map<Long, byte[]> written = new HashMap<>();
        String these = places.stream()
                .map(place -> String.valueOf(place.position()))
                .collect(Collectors.joining(",", " WHERE file_row_number IN (", ")"));
        session.each(
                "SELECT " + json.selected() + session.from() + these,
                List.of(),
                row -> written.put(row.getLong(1), counted(json.write(row))));
        return written;
    }

    /** @param position of a row in its file */
    private record Place(long id, long position) {}
}

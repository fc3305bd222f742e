package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TableComparison;
import pilotcity.portal.kernel.table.query.TableDifference;
import pilotcity.portal.kernel.table.query.TableDifference.Change;
import pilotcity.portal.kernel.table.query.TableDifference.RowChange;
import pilotcity.portal.kernel.table.sql.QuerySession;
import pilotcity.portal.kernel.table.sql.RowJsonWriter;

/** Reads the difference of two files: by key with a join, or as two multisets of rows. */
public final class ComparisonReader {
    private final TableComparison asked;
    private final QuerySession session;
    private final String before;
    private final String after;
    private final List<String> compared;

    /**
     * @param before the file of the earlier state, as a FROM clause has it
     * @param after that of the later one
     */
    public ComparisonReader(TableComparison asked, QuerySession session, String before, String after) {
        this.asked = asked;
        this.session = session;
        this.before = before;
        this.after = after;
        this.compared = new ArrayList<>(asked.common());
        if (asked.hasPlaces()) {
            compared.add("");
        }
    }

    /** A row that differs, before it is read. */
    private record Found(
            long place,
            long times,
            @Nullable Long before,
            @Nullable Long after,
            List<String> cells) {
        Change change() {
            return before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED;
        }
    }

    public TableDifference read() throws SQLException, IOException {
        List<String> key = asked.usableKey();
        return key.isEmpty() || !isUnique(key, before, asked.before()) || !isUnique(key, after, asked.after())
                ? asWholes()
                : byKey(key);
    }

    /** Tables that were checked leniently can have rows with one key, or without. */
    private boolean isUnique(List<String> key, String from, StoredTable table) throws SQLException, IOException {
        String names = key.stream().map(table::physical).collect(Collectors.joining(", "));
        String missing =
                key.stream().map(name -> table.physical(name) + " IS NULL").collect(Collectors.joining(" OR "));
        boolean[] unique = {true};
        String doubled =
                "SELECT 1" + from + " GROUP BY " + names + " HAVING count(*) > 1 OR any_value(" + missing + ")";
        session.each(doubled + " LIMIT 1", List.of(), row -> unique[0] = false);
        return unique[0];
    }

    private TableDifference byKey(List<String> key) throws SQLException, IOException {
        String on = key.stream()
                .map(name -> value(name, "a.", asked.before()) + " = " + value(name, "b.", asked.after()))
                .collect(Collectors.joining(" AND "));
        List<String> others =
                compared.stream().filter(name -> !key.contains(name)).toList();
        String joined = " FROM (SELECT *" + before + ") a FULL OUTER JOIN (SELECT *" + after + ") b ON " + on;
        List<String> differ = others.stream().map(this::differ).toList();
        String any = differ.isEmpty() ? "false" : "(" + String.join(" OR ", differ) + ")";
        String cells = differ.isEmpty()
                ? "0"
                : differ.stream().map(each -> "CAST(" + each + " AS BIGINT)").collect(Collectors.joining(" + "));
        String both = "(a.id IS NOT NULL AND b.id IS NOT NULL)";
        long[] totals = new long[4];
        session.each(
                "SELECT count(*) FILTER (a.id IS NULL), count(*) FILTER (b.id IS NULL), count(*) FILTER (" + both
                        + " AND " + any + "), CAST(coalesce(sum(" + cells + ") FILTER (" + both + "), 0) AS BIGINT)"
                        + joined,
                List.of(),
                row -> read(row, totals));
        String place = "coalesce(b.id, a.id + " + asked.after().rows() + ")";
        String page = "SELECT " + place + " AS place, a.id, b.id"
                + differ.stream().map(each -> ", " + each).collect(Collectors.joining())
                + joined + " WHERE (a.id IS NULL OR b.id IS NULL OR " + any + ") AND " + place + " > " + asked.beyond()
                + " ORDER BY place LIMIT " + (asked.limit() + 1L);
        return page(key, totals, page, row -> joined(row, others));
    }

    private static void read(ResultSet row, long[] totals) throws SQLException {
        for (int i = 0; i < totals.length; i++) {
            totals[i] = row.getLong(i + 1);
        }
    }

    /** Reads a row of a page. */
    @FunctionalInterface
    private interface RowReader {
        Found read(ResultSet row) throws SQLException;
    }

    private Found joined(ResultSet row, List<String> others) throws SQLException {
        Long earlier = number(row, 2);
        Long later = number(row, 3);
        List<String> cells = new ArrayList<>();
        for (int i = 0; earlier != null && later != null && i < others.size(); i++) {
            if (row.getBoolean(4 + i)) {
                cells.add(others.get(i).isEmpty() ? asked.after().geometry() : others.get(i));
            }
        }
        return new Found(row.getLong(1), 1, earlier, later, cells);
    }

    private static @Nullable Long number(ResultSet row, int at) throws SQLException {
        long number = row.getLong(at);
        return row.wasNull() ? null : number;
    }

    /** Rows that one file has more often than the other. */
    private TableDifference asWholes() throws SQLException, IOException {
        String grouped = "SELECT sum(w) AS more, min(CASE WHEN w > 0 THEN id END) AS later,"
                + " min(CASE WHEN w < 0 THEN id END) AS earlier FROM ("
                + wholes(asked.after(), after, 1) + " UNION ALL " + wholes(asked.before(), before, -1) + ")"
                + (compared.isEmpty() ? "" : " GROUP BY " + numbered())
                + " HAVING sum(w) <> 0";
        long[] totals = new long[4];
        session.each(
                "SELECT CAST(coalesce(sum(greatest(more, 0)), 0) AS BIGINT),"
                        + " CAST(coalesce(sum(greatest(-more, 0)), 0) AS BIGINT), 0, 0 FROM (" + grouped + ")",
                List.of(),
                row -> read(row, totals));
        String place =
                "CASE WHEN more > 0 THEN later ELSE earlier + " + asked.after().rows() + " END";
        String page = "SELECT " + place + " AS place, CAST(abs(more) AS BIGINT), later, earlier, more > 0 FROM ("
                + grouped + ") WHERE " + place + " > " + asked.beyond() + " ORDER BY place LIMIT "
                + (asked.limit() + 1L);
        return page(List.of(), totals, page, row -> {
            boolean added = row.getBoolean(5);
            return new Found(
                    row.getLong(1),
                    row.getLong(2),
                    added ? null : number(row, 4),
                    added ? number(row, 3) : null,
                    List.of());
        });
    }

    private String numbered() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            names.add("v" + i);
        }
        return String.join(", ", names);
    }

    private String wholes(StoredTable table, String from, int weight) {
        StringBuilder sql = new StringBuilder("SELECT id, " + weight + " AS w");
        for (int i = 0; i < compared.size(); i++) {
            sql.append(", ")
                    .append(value(compared.get(i), "", table))
                    .append(" AS v")
                    .append(i);
        }
        return sql + from;
    }

    private String differ(String name) {
        return value(name, "a.", asked.before()) + " IS DISTINCT FROM " + value(name, "b.", asked.after());
    }

    /** What stands in a column, or by the empty name where the row is; as text where the two are kept otherwise. */
    private String value(String name, String of, StoredTable table) {
        if (name.isEmpty()) {
            return table.shapes() == ShapeStorage.SHAPES
                    ? of + "g"
                    : "(CASE WHEN " + of + "x IS NULL THEN NULL ELSE concat(" + of + "x, ' ', " + of + "y) END)";
        }
        ColumnStorage one = TableComparison.column(asked.before(), name).storage();
        ColumnStorage other = TableComparison.column(asked.after(), name).storage();
        String column = of + table.physical(name);
        return one == other || (one.isNumber() && other.isNumber()) ? column : "CAST(" + column + " AS VARCHAR)";
    }

    private TableDifference page(List<String> key, long[] totals, String sql, RowReader reader)
            throws SQLException, IOException {
        List<Found> found = new ArrayList<>();
        if (asked.limit() > 0) {
            session.each(sql, List.of(), row -> found.add(reader.read(row)));
        }
        boolean more = found.size() > asked.limit();
        List<Found> shown = more ? found.subList(0, asked.limit()) : found;
        Map<Long, byte[]> earlier = rows(shown, Found::before, asked.before(), before);
        Map<Long, byte[]> later = rows(shown, Found::after, asked.after(), after);
        List<RowChange> changes = shown.stream()
                .map(each -> new RowChange(
                        each.change(),
                        each.times(),
                        each.before() == null ? null : earlier.get(each.before()),
                        each.after() == null ? null : later.get(each.after()),
                        each.cells()))
                .toList();
        Long next = more ? shown.getLast().place() : null;
        return new TableDifference(key, totals[0], totals[1], totals[2], totals[3], changes, next);
    }

    private Map<Long, byte[]> rows(
            List<Found> found, Function<Found, @Nullable Long> number, StoredTable table, String from)
            throws SQLException, IOException {
        List<Long> ids = new ArrayList<>();
        for (Found each : found) {
            Long id = number.apply(each);
            if (id != null) {
                ids.add(id);
            }
        }
        Map<Long, byte[]> rows = new HashMap<>();
        if (!ids.isEmpty()) {
            RowJsonWriter json = new RowJsonWriter(table, List.of());
            String these = ids.stream().map(String::valueOf).collect(Collectors.joining(",", " WHERE id IN (", ")"));
            session.each(
                    "SELECT " + json.selected() + from + these,
                    List.of(),
                    row -> rows.put(row.getLong(1), json.write(row)));
        }
        return rows;
    }
}

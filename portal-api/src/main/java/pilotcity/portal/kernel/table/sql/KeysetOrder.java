package pilotcity.portal.kernel.table.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SortStep;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;

/**
 * The order of a page and the places in it. A cursor names a row; what that has in the columns of the order is looked up
 * when the list goes on from there, so that the last page is as fast as the first, and a cursor is short whatever the
 * row holds. Rows without a value stand last in either direction.
 */
public final class KeysetOrder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoredTable table;
    private final List<SortStep> steps;

    public KeysetOrder(StoredTable table, List<SortStep> steps) {
        this.table = table;
        this.steps = steps;
        steps.forEach(this::column);
    }

    /**
     * The order in SQL; none where it is that of the file, in which rows come by themselves.
     *
     * @param backwards for a page that ends in front of its cursor
     */
    public String orderBy(boolean backwards) {
        if (isOfFile(backwards)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (SortStep step : steps) {
            parts.add(name(step)
                    + (step.descending() == backwards ? " ASC" : " DESC")
                    + (backwards ? " NULLS FIRST" : " NULLS LAST"));
        }
        parts.add(backwards ? "id DESC" : "id ASC");
        return " ORDER BY " + String.join(", ", parts);
    }

    /** Whether it is the order in which rows stand in the file. */
    public boolean isOfFile(boolean backwards) {
        return steps.isEmpty() && !backwards;
    }

    /** Names the row with number {@code id}. */
    public String cursor(long id) {
        ArrayNode place = JSON.createArrayNode().add(mark()).add(id);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(place.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Cursors of other orders and tables are told from those of this one. */
    private String mark() {
        return Integer.toHexString((table.sha256() + steps).hashCode());
    }

    /**
     * The rows behind a cursor, or in front of it.
     *
     * @throws SearchException when it is none, or one of another order
     */
    public String beyond(QuerySession session, String cursor, boolean backwards, List<Object> parameters)
            throws SQLException, IOException {
        long id = read(cursor);
        List<@Nullable String> place = place(session, id);
        List<String> ways = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            StringBuilder way = new StringBuilder("(");
            for (int j = 0; j < i; j++) {
                way.append(equal(steps.get(j), place.get(j), parameters)).append(" AND ");
            }
            ways.add(way.append(stepBeyond(i, place.get(i), backwards, parameters))
                    .append(')')
                    .toString());
        }
        StringBuilder last = new StringBuilder("(");
        for (int j = 0; j < steps.size(); j++) {
            last.append(equal(steps.get(j), place.get(j), parameters)).append(" AND ");
        }
        ways.add(last.append("id ")
                .append(backwards ? "<" : ">")
                .append(' ')
                .append(id)
                .append(')')
                .toString());
        return "(" + String.join(" OR ", ways) + ")";
    }

    /** What a row has in the columns of the order. */
    private List<@Nullable String> place(QuerySession session, long id) throws SQLException, IOException {
        List<@Nullable String> values = new ArrayList<>();
        if (steps.isEmpty()) {
            return values;
        }
        String keys = steps.stream().map(this::key).collect(Collectors.joining(", "));
        session.each("SELECT " + keys + session.from() + " WHERE id = " + id, List.of(), row -> {
            for (int i = 1; i <= steps.size(); i++) {
                values.add(row.getString(i));
            }
        });
        if (values.isEmpty()) {
            throw wrong();
        }
        return values;
    }

    private String key(SortStep step) {
        return switch (column(step).storage()) {
            case INSTANT -> "epoch_us(" + name(step) + ")";
            case DATE -> "(" + name(step) + " - DATE '1970-01-01')";
            default -> name(step);
        };
    }

    private String equal(SortStep step, @Nullable String value, List<Object> values) {
        return value == null ? name(step) + " IS NULL" : name(step) + " = " + literal(step, value, values);
    }

    private String stepBeyond(int at, @Nullable String value, boolean backwards, List<Object> values) {
        SortStep step = steps.get(at);
        if (value == null) {
            return backwards ? name(step) + " IS NOT NULL" : "false";
        }
        String compared = name(step) + (step.descending() == backwards ? " > " : " < ") + literal(step, value, values);
        return backwards ? compared : "(" + compared + " OR " + name(step) + " IS NULL)";
    }

    private String literal(SortStep step, String value, List<Object> values) {
        StoredColumn column = column(step);
        return switch (column.storage()) {
            case INTEGER, DECIMAL, DOUBLE, BOOLEAN -> "CAST('" + value + "' AS " + column.sqlType() + ")";
            case INSTANT -> "make_timestamp(CAST(" + value + " AS BIGINT))";
            case DATE -> "(DATE '1970-01-01' + CAST(" + value + " AS INTEGER))";
            case TEXT, JSON -> {
                values.add(value);
                yield "?";
            }
        };
    }

    private long read(String cursor) {
        try {
            JsonNode place = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
            long id = place.path(1).asLong();
            if (!cursor.equals(cursor(id))) {
                throw wrong();
            }
            return id;
        } catch (IllegalArgumentException | IOException e) {
            throw wrong();
        }
    }

    private static SearchException wrong() {
        return new SearchException(
                "cursor", "the cursor is none of this list; it is kept as it was given, with the same order");
    }

    private StoredColumn column(SortStep step) {
        return step.field().equals(table.id())
                ? table.idColumn()
                : table.findColumn(step.field())
                        .filter(found -> found.storage() != ColumnStorage.JSON)
                        .orElseThrow(() ->
                                new SearchException("sort", "rows cannot be ordered by " + step.field() + sortable()));
    }

    private String sortable() {
        return "; there are "
                + table.columns().stream()
                        .filter(column -> column.storage() != ColumnStorage.JSON)
                        .map(StoredColumn::name)
                        .collect(Collectors.joining(", ", "", ", " + table.id()));
    }

    private String name(SortStep step) {
        return table.physical(column(step).name());
    }
}

package pilotcity.portal.kernel.table.column;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SortStep;

/**
 * The order of a page and the places in it. A cursor holds the values that a row has in the columns of the order, so
 * that the last page is as fast as the first; rows without a value stand last in either direction.
 */
final class KeysetOrder {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StoredTable table;
    private final List<SortStep> steps;

    KeysetOrder(StoredTable table, List<SortStep> steps) {
        this.table = table;
        this.steps = steps;
    }

    /** @param backwards for a page that ends in front of its cursor */
    String orderBy(boolean backwards) {
        List<String> parts = new ArrayList<>();
        for (SortStep step : steps) {
            parts.add(name(step)
                    + (step.descending() == backwards ? " ASC" : " DESC")
                    + (backwards ? " NULLS FIRST" : " NULLS LAST"));
        }
        parts.add(backwards ? "id DESC" : "id ASC");
        return " ORDER BY " + String.join(", ", parts);
    }

    /** What the select list has besides the row: the values that make its cursor. */
    String keys() {
        return steps.stream()
                .map(step -> ", " + (isMoment(step) ? "epoch_us(" + name(step) + ")" : name(step)))
                .collect(Collectors.joining());
    }

    /** @param first the position of the first key in {@code row} */
    String cursor(ResultSet row, int first, long id) throws SQLException {
        ArrayNode place = JSON.createArrayNode().add(mark());
        for (int i = 0; i < steps.size(); i++) {
            place.add(row.getString(first + i));
        }
        place.add(id);
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
    String beyond(String cursor, boolean backwards, List<Object> parameters) {
        List<@Nullable String> place = read(cursor);
        List<String> ways = new ArrayList<>();
        for (int i = 0; i <= steps.size(); i++) {
            StringBuilder way = new StringBuilder("(");
            List<Object> values = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                way.append(equal(steps.get(j), place.get(j), values)).append(" AND ");
            }
            way.append(i == steps.size() ? idBeyond(place, backwards) : stepBeyond(i, place.get(i), backwards, values));
            ways.add(way.append(')').toString());
            parameters.addAll(values);
        }
        return "(" + String.join(" OR ", ways) + ")";
    }

    private String idBeyond(List<@Nullable String> place, boolean backwards) {
        return "id " + (backwards ? "<" : ">") + " " + Long.parseLong(String.valueOf(place.getLast()));
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
        try {
            return switch (column.storage()) {
                case INTEGER, DECIMAL ->
                    "CAST('" + new BigDecimal(value).toPlainString() + "' AS " + column.sqlType() + ")";
                case DOUBLE -> "CAST('" + Double.parseDouble(value) + "' AS DOUBLE)";
                case INSTANT -> "make_timestamp(CAST(" + Long.parseLong(value) + " AS BIGINT))";
                default -> {
                    values.add(value);
                    yield "CAST(? AS " + column.sqlType() + ")";
                }
            };
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private List<@Nullable String> read(String cursor) {
        try {
            JsonNode place = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
            if (!place.isArray()
                    || place.size() != steps.size() + 2
                    || !place.get(0).asText().equals(mark())) {
                throw wrong();
            }
            List<@Nullable String> values = new ArrayList<>();
            for (int i = 1; i < place.size(); i++) {
                values.add(place.get(i).isNull() ? null : place.get(i).asText());
            }
            Long.parseLong(String.valueOf(values.getLast()));
            return values;
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
                        .filter(found -> found.storage().isOrdered() || found.storage() == ColumnStorage.BOOLEAN)
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

    private boolean isMoment(SortStep step) {
        return column(step).storage() == ColumnStorage.INSTANT;
    }

    private String name(SortStep step) {
        return table.physical(column(step).name());
    }
}

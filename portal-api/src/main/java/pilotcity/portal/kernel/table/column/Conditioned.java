package pilotcity.portal.kernel.table.column;

import java.util.List;

/**
 * The condition of a query.
 *
 * @param sql begins with {@code WHERE}, or is empty
 * @param parameters the values of its question marks
 */
record Conditioned(String sql, List<Object> parameters) {
    /** What joins a further condition to it. */
    String and() {
        return sql.isEmpty() ? " WHERE " : " AND ";
    }
}

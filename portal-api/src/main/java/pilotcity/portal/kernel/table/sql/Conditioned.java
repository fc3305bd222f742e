package pilotcity.portal.kernel.table.sql;

import java.util.List;

/**
 * The condition of a query.
 *
 * @param sql begins with {@code WHERE}, or is empty
 * @param parameters the values of its question marks
 */
public record Conditioned(String sql, List<Object> parameters) {
    /** What joins a further condition to it. */
    public String and() {
        return sql.isEmpty() ? " WHERE " : " AND ";
    }
}

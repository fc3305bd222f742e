package pilotcity.portal.kernel.changes;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Map;
import java.util.Optional;

/**
 * Stands for one write: reads that name it see that write.
 *
 * @param xid the transaction that wrote
 */
public record ChangeToken(long xid) {
    private static final String CURRENT = """
            SELECT pg_current_xact_id()::text AS xid
            """;

    /**
     * Reads a token as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException when {@code text} is none
     */
    public static ChangeToken parse(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("a change token is a number as a write returned it");
        }
        return new ChangeToken(Long.parseLong(text));
    }

    /** The last one that an index with {@code checkpoint} holds, and all before it; empty for an index of nothing. */
    public static Optional<ChangeToken> reached(Map<String, String> checkpoint) {
        return Optional.ofNullable(checkpoint.get(Checkpoint.SNAPSHOT))
                .map(text -> new ChangeToken(Snapshot.parse(text).xmin() - 1));
    }

    /** The token of the transaction that {@code connection} is in. */
    public static Future<ChangeToken> current(SqlClient connection) {
        return connection
                .preparedQuery(CURRENT)
                .execute()
                .map(rows -> parse(rows.iterator().next().getString("xid")));
    }

    @Override
    public String toString() {
        return Long.toString(xid);
    }
}

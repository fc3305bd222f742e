package pilotcity.portal.kernel.changes;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import pilotcity.portal.kernel.db.Db;

/**
 * Reads the change log. A place in it is a snapshot, not a number: sequence numbers are given out before commit, so
 * that a reader who remembers the largest one skips rows that commit late. What is new between two snapshots is exactly
 * what committed between them; nothing waits for a transaction that takes long.
 */
final class ChangeLog {
    private static final String NOW = """
            SELECT pg_current_snapshot()::text AS snapshot
            """;

    private static final String IDENTITY = """
            SELECT id FROM database_identity
            """;

    private static final String BETWEEN = """
            SELECT xid::text::bigint AS xid, seq, kind, id, at
              FROM change
             WHERE (xid, seq) > ($3::text::xid8, $4::bigint)
               AND xid < pg_snapshot_xmax($2::text::pg_snapshot)
               AND NOT pg_visible_in_snapshot(xid, $1::text::pg_snapshot)
               AND pg_visible_in_snapshot(xid, $2::text::pg_snapshot)
             ORDER BY xid, seq
             LIMIT $5
            """;

    private ChangeLog() {}

    /** One document touched by a committed transaction. */
    record Change(long xid, long seq, String kind, String id, Instant at) {
        static Change of(Row row) {
            return new Change(
                    row.getLong("xid"),
                    row.getLong("seq"),
                    row.getString("kind"),
                    row.getString("id"),
                    row.get(OffsetDateTime.class, "at").toInstant());
        }
    }

    static Future<Snapshot> now(SqlClient client) {
        return client.preparedQuery(NOW)
                .execute()
                .map(rows -> Snapshot.parse(rows.iterator().next().getString("snapshot")));
    }

    static Future<String> identity(SqlClient client) {
        return client.preparedQuery(IDENTITY)
                .execute()
                .map(rows -> rows.iterator().next().get(UUID.class, "id").toString());
    }

    /**
     * Changes that {@code until} includes and {@code from} does not, after {@code (xid, seq)}: the one condition that
     * says where to begin, because the database takes the first of several, not the narrowest.
     */
    static Future<List<Change>> between(
            SqlClient client, Snapshot from, Snapshot until, long xid, long seq, int limit) {
        return Db.list(
                client,
                BETWEEN,
                Tuple.of(from.toString(), until.toString(), String.valueOf(xid), seq, limit),
                Change::of);
    }
}

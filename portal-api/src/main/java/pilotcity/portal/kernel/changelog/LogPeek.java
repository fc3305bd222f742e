package pilotcity.portal.kernel.changelog;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;
import pilotcity.portal.kernel.changelog.ChangeLog.LogState;
import pilotcity.portal.kernel.db.Database;

/**
 * One query for the state of the log and, if they are few, the changes after a position: a single write then costs one
 * round trip less.
 *
 * @param changes what follows, by numbers; all of it when it {@link #isWhole}
 */
public record LogPeek(LogState look, List<Change> changes) {
    private static final int MOST = 100;

    /**
     * {@link ChangeLog#between} decides what follows a position in the same way. It is not looked for while nothing has
     * been committed: rows of a large transaction that is still open would be passed over at every look.
     */
    private static final String SQL = """
            SELECT look.*, found.*
              FROM (%s) AS look LEFT JOIN LATERAL (
                SELECT page.*
                  FROM (SELECT WHERE look.snapshot <> $5 OR look.last > $1::bigint) AS committed, LATERAL (
                    (SELECT xid::text::bigint AS xid, seq, kind, id, at FROM change
                      WHERE seq > $1::bigint AND pg_visible_in_snapshot(xid, (SELECT pg_current_snapshot()))
                      ORDER BY seq LIMIT $6)
                    UNION ALL
                    (SELECT own.* FROM unnest($3::text[]::xid8[]) AS running (xid), LATERAL (
                        SELECT xid::text::bigint AS xid, seq, kind, id, at FROM change
                         WHERE change.xid = running.xid AND seq <= $1::bigint
                           AND pg_visible_in_snapshot(change.xid, (SELECT pg_current_snapshot()))
                         ORDER BY change.xid, seq LIMIT $6) AS own
                      ORDER BY seq LIMIT $6)
                    UNION ALL
                    (SELECT xid::text::bigint AS xid, seq, kind, id, at FROM change
                      WHERE xid >= $4::text::xid8 AND xid < pg_snapshot_xmax((SELECT pg_current_snapshot()))
                        AND seq + 0 <= $1::bigint AND pg_visible_in_snapshot(xid, (SELECT pg_current_snapshot()))
                      ORDER BY seq + 0 LIMIT $6)
                    ORDER BY seq LIMIT $6) AS page) AS found ON true
             ORDER BY found.seq
            """;

    private static final String WITH_HOME = SQL.formatted(ChangeLog.LOOK_AND_ASK_HOME);
    private static final String WITHOUT_HOME = SQL.formatted(ChangeLog.LOOK_ONLY);

    /** @param home whether to ask where the database is, which costs more than all the rest */
    public static Future<LogPeek> at(SqlClient client, LogPosition from, boolean home) {
        Tuple parameters = Tuple.of(from.seq(), from.at());
        parameters.addArrayOfString(from.running());
        parameters.addString(Long.toString(from.snapshot().xmax()));
        parameters.addString(from.snapshot().toString()).addInteger(MOST);
        return Database.list(client, home ? WITH_HOME : WITHOUT_HOME, parameters, row -> row)
                .map(LogPeek::of);
    }

    private static LogPeek of(List<Row> rows) {
        LogState look = LogState.of(ChangeLog.only(rows));
        return new LogPeek(
                look,
                rows.stream()
                        .filter(row -> row.getLong("seq") != null)
                        .map(Change::of)
                        .toList());
    }

    /** Whether nothing follows but {@link #changes}. */
    public boolean isWhole() {
        return changes.size() < MOST;
    }
}

package pilotcity.portal.kernel.changelog;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import pilotcity.index.document.DocumentKey;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.db.mapping.RowReader;

/**
 * Reads the change log. A place in it is a {@link LogPosition}, not a number: sequence numbers are given out before
 * commit, so that a reader who remembers the largest one skips rows that commit late. What is new at a later place is
 * exactly what committed in between; nothing waits for a transaction that takes long.
 */
public final class ChangeLog {
    private static final String LOOK = """
            SELECT pg_current_snapshot()::text AS snapshot, life.id AS life, %s AS home, horizon.seq AS horizon,
                   last.seq AS last, (extract(epoch FROM last.at) * 1000000)::bigint AS last_at,
                   $1::bigint = 0 OR EXISTS (
                       SELECT FROM change WHERE seq = $1 AND (extract(epoch FROM at) * 1000000)::bigint = $2) AS known
              FROM log_incarnation AS life CROSS JOIN change_horizon AS horizon
              LEFT JOIN LATERAL (SELECT seq, at FROM change ORDER BY seq DESC LIMIT 1) AS last ON true
            """;

    static final String LOOK_AND_ASK_HOME = LOOK.formatted("life.home = log_home()");
    static final String LOOK_ONLY = LOOK.formatted("true");

    private static final String HEAD = """
            SELECT pg_current_snapshot()::text AS snapshot, life.id AS life, last.seq,
                   (extract(epoch FROM last.at) * 1000000)::bigint AS at
              FROM log_incarnation AS life
              LEFT JOIN LATERAL (SELECT seq, at FROM change ORDER BY seq DESC LIMIT 1) AS last ON true
            """;

    private static final String LAST_IN = """
            SELECT seq, (extract(epoch FROM at) * 1000000)::bigint AS at
              FROM change WHERE pg_visible_in_snapshot(xid, $1::text::pg_snapshot) ORDER BY seq DESC LIMIT 1
            """;

    /**
     * The second and third part are what the place did not see though its number is not larger: transactions that were
     * running, or set aside, and those that had an id above all that were known. The third asks by the number plus
     * nothing, so that they are found by their transactions and never by a walk. What is read of a text is a subquery,
     * which is worked out once: plans are kept, and would do it for every row.
     */
    private static final String BETWEEN = """
            SELECT horizon.seq AS horizon, found.*
              FROM change_horizon AS horizon LEFT JOIN LATERAL (
                (SELECT xid::text::bigint AS xid, seq, kind, id, at FROM change
                  WHERE seq > $1::bigint AND seq <= $2::bigint AND xid <> ALL ((SELECT $9::text[]::xid8[])::xid8[])
                    AND pg_visible_in_snapshot(xid, (SELECT $3::text::pg_snapshot))
                  ORDER BY seq LIMIT $4)
                UNION ALL
                (SELECT own.* FROM unnest($5::text[]::xid8[]) AS running (xid), LATERAL (
                    SELECT xid::text::bigint AS xid, seq, kind, id, at FROM change
                     WHERE change.xid = running.xid AND seq > $6::bigint AND seq <= $7::bigint
                       AND pg_visible_in_snapshot(change.xid, (SELECT $3::text::pg_snapshot))
                     ORDER BY change.xid, seq LIMIT $4) AS own
                  WHERE running.xid <> ALL ((SELECT $9::text[]::xid8[])::xid8[])
                  ORDER BY seq LIMIT $4)
                UNION ALL
                (SELECT xid::text::bigint AS xid, seq, kind, id, at FROM change
                  WHERE $6::bigint < $7::bigint
                    AND xid >= $8::text::xid8 AND xid < pg_snapshot_xmax((SELECT $3::text::pg_snapshot))
                    AND xid <> ALL ((SELECT $9::text[]::xid8[])::xid8[])
                    AND seq + 0 > $6::bigint AND seq + 0 <= $7::bigint
                    AND pg_visible_in_snapshot(xid, (SELECT $3::text::pg_snapshot))
                  ORDER BY seq + 0 LIMIT $4)
                ORDER BY seq LIMIT $4) AS found ON true
             ORDER BY found.seq
            """;

    private static final String OF_ONE = """
            SELECT xid::text::bigint AS xid, seq, kind, id, at FROM change
             WHERE xid = $1::text::xid8 AND seq > $2 ORDER BY xid, seq LIMIT $3
            """;

    private static final String COUNT = """
            SELECT count(*) AS count FROM change WHERE xid = $1::text::xid8 AND seq >= $2
            """;

    private static final String OLDEST = """
            SELECT at FROM change WHERE seq > $1 ORDER BY seq LIMIT 1
            """;

    private static final String WATCHED = """
            SELECT count(*) AS watched FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
             WHERE tgname = 'log_insert' AND relnamespace = current_schema()::regnamespace
            """;

    private static final String NOTE = """
            SELECT note_restore($1, $2) AS noted
            """;

    private ChangeLog() {}

    /** One document touched by a committed transaction. */
    public record Change(long xid, long seq, String kind, String id, Instant at) {
        private static final RowReader<Change> READER = RowReader.of(Change.class);

        static Change of(Row row) {
            return READER.read(row);
        }

        public DocumentKey key() {
            return new DocumentKey(kind, id);
        }
    }

    /**
     * How things stand, relative to a position.
     *
     * @param life which life of the database this is; another one after every restore
     * @param atHome whether the database is where it was when this life began
     * @param horizon up to which number changes may have been forgotten
     * @param last the largest number that anything committed has, 0 when there is nothing
     * @param lastAt when that was written, in microseconds
     * @param known whether the last change at the place is in the log, as it was
     */
    public record LogState(
            TransactionSnapshot snapshot,
            String life,
            boolean atHome,
            long horizon,
            long last,
            long lastAt,
            boolean known) {
        static LogState of(Row row) {
            Long last = row.getLong("last");
            return new LogState(
                    TransactionSnapshot.parse(row.getString("snapshot")),
                    row.get(UUID.class, "life").toString(),
                    row.getBoolean("home"),
                    row.getLong("horizon"),
                    last == null ? 0 : last,
                    last == null ? 0 : row.getLong("last_at"),
                    row.getBoolean("known"));
        }

        /** Whether changes that follow {@code place} may have been forgotten. */
        boolean hasForgotten(LogPosition place) {
            return place.floor() < horizon;
        }

        /** The position of a reader that was at {@code before} and has now read everything. */
        public LogPosition placeAfter(LogPosition before) {
            return last > before.seq()
                    ? new LogPosition(snapshot, last, lastAt)
                    : new LogPosition(snapshot, before.seq(), before.at());
        }

        /** Whether nothing has been committed since {@code place}; ids alone can be the same after a crash. */
        public boolean isAt(LogPosition place) {
            return snapshot.equals(place.snapshot()) && last <= place.seq();
        }
    }

    /** Where the log ends, in which life of the database. */
    public record LogHead(String life, LogPosition place) {}

    /** The changes that follow a place are no longer all in the log. */
    public static final class ChangesPrunedException extends RuntimeException {
        ChangesPrunedException() {
            super("the change log has forgotten what follows");
        }
    }

    public static Future<LogState> look(SqlClient client, LogPosition from) {
        return look(client, from, true);
    }

    /** @param home whether to ask where the database is, which costs more than all the rest */
    public static Future<LogState> look(SqlClient client, LogPosition from, boolean home) {
        return client.preparedQuery(home ? LOOK_AND_ASK_HOME : LOOK_ONLY)
                .execute(Tuple.of(from.seq(), from.at()))
                .map(rows -> LogState.of(only(rows)));
    }

    static Future<LogHead> head(SqlClient client) {
        return client.preparedQuery(HEAD).execute().map(rows -> {
            Row row = only(rows);
            TransactionSnapshot snapshot = TransactionSnapshot.parse(row.getString("snapshot"));
            Long seq = row.getLong("seq");
            LogPosition place = new LogPosition(snapshot, seq == null ? 0 : seq, seq == null ? 0 : row.getLong("at"));
            return new LogHead(row.get(UUID.class, "life").toString(), place);
        });
    }

    static Row only(Iterable<Row> rows) {
        for (Row row : rows) {
            return row;
        }
        throw new IllegalStateException("the database is being restored");
    }

    /** The same place with its number, which older versions did not write. */
    public static Future<LogPosition> numbered(SqlClient client, LogPosition place) {
        if (!place.isOfOldForm()) {
            return Future.succeededFuture(place);
        }
        TransactionSnapshot snapshot = place.snapshot();
        return client.preparedQuery(LAST_IN)
                .execute(Tuple.of(snapshot.toString()))
                .map(rows -> {
                    for (Row row : rows) {
                        return new LogPosition(snapshot, row.getLong("seq"), row.getLong("at"));
                    }
                    return new LogPosition(snapshot, 0, 0);
                });
    }

    /**
     * Changes that lead from one place to another, by their numbers, after number {@code after}.
     *
     * @param until the snapshot they lead to
     * @param last the largest number there
     * @return fails with {@link Forgotten} when they are not all in the log
     */
    public static Future<List<Change>> between(
            SqlClient client, LogPosition from, TransactionSnapshot until, long last, long after, int limit) {
        return between(client, from, until, last, after, limit, Set.of());
    }

    /** The same but for the changes of {@code others}. */
    public static Future<List<Change>> between(
            SqlClient client,
            LogPosition from,
            TransactionSnapshot until,
            long last,
            long after,
            int limit,
            Set<Long> others) {
        Tuple parameters = Tuple.of(Math.max(from.seq(), after), last, until.toString(), limit);
        parameters.addArrayOfString(from.running()).addLong(after).addLong(Math.min(from.seq(), last));
        parameters.addString(Long.toString(from.snapshot().xmax()));
        parameters.addArrayOfString(others.stream().map(String::valueOf).toArray(String[]::new));
        return Database.list(client, BETWEEN, parameters, row -> row).map(rows -> {
            if (rows.getFirst().getLong("horizon") > from.floor()) {
                throw new ChangesPrunedException();
            }
            return rows.stream()
                    .filter(row -> row.getLong("seq") != null)
                    .map(Change::of)
                    .toList();
        });
    }

    /** Changes of a committed transaction, by their numbers, after number {@code after}. */
    public static Future<List<Change>> ofOne(SqlClient client, long xid, long after, int limit) {
        return Database.list(client, OF_ONE, Tuple.of(Long.toString(xid), after, limit), Change::of);
    }

    /** How many changes a committed transaction has, from number {@code first} on. */
    public static Future<Long> count(SqlClient client, long xid, long first) {
        return client.preparedQuery(COUNT)
                .execute(Tuple.of(Long.toString(xid), first))
                .map(rows -> Objects.requireNonNull(only(rows).getLong("count")));
    }

    /** When the first change after number {@code seq} was made, or empty when there is none. */
    public static Future<Optional<Instant>> oldest(SqlClient client, long seq) {
        return Database.list(client, OLDEST, Tuple.of(seq), row -> ColumnValues.instant(row, "at"))
                .map(found -> found.stream().findFirst());
    }

    /** How many tables are watched: the triggers come last in a restore. */
    static Future<Long> watched(SqlClient client) {
        return client.preparedQuery(WATCHED)
                .execute()
                .map(rows -> Objects.requireNonNull(only(rows).getLong("watched")));
    }

    /** Begins the next life of a database that has been restored; does nothing when {@code life} is over already. */
    static Future<Boolean> noteRestore(SqlClient client, String life, String reason) {
        return client.preparedQuery(NOTE)
                .execute(Tuple.of(UUID.fromString(life), reason))
                .map(rows -> only(rows).getBoolean("noted"));
    }
}

package pilotcity.portal.kernel.token;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.ColumnName;
import pilotcity.portal.kernel.db.mapping.InsertStatement;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;

/** Which tokens there are, and which no longer count. */
public final class TokenLog {
    private static final RowReader<LogEntry> READER = RowReader.of(LogEntry.class);

    private static final String REVOKED = "SELECT id FROM revoked_token WHERE id = ANY($1) LIMIT 1";
    private static final String REVOKE =
            "INSERT INTO revoked_token (id, revoked_by) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
    private static final String SELECT = """
            SELECT t.*, (SELECT min(revoked_at) FROM revoked_token r WHERE r.id = t.id OR r.id = ANY(t.lineage)) AS revoked_at
            FROM token t
            """;
    private static final String SELECT_MINTED_FROM =
            SELECT + "WHERE t.lineage @> ARRAY[$1] ORDER BY t.issued_at DESC, t.id LIMIT $2";
    private static final String SELECT_ALL = SELECT + "ORDER BY t.issued_at DESC, t.id LIMIT $1";
    private static final String SELECT_ONE = SELECT + "WHERE t.id = $1";

    private TokenLog() {}

    /**
     * A token that was issued.
     *
     * @param lineage ids of those it was minted from, the nearest first
     * @param kid the key it is signed with
     * @param mintedBy the holder of the token it was minted from
     * @param revoked when it, or one that it came from, was revoked; null when none was
     */
    public record LogEntry(
            String id,
            List<String> lineage,
            String kid,
            String subject,
            @Nullable String name,
            JsonArray grants,
            @ColumnName("issued_at") Instant issued,
            @ColumnName("expires_at") Instant expires,
            String mintedBy,
            @ColumnName("revoked_at") @Nullable Instant revoked) {}

    /**
     * Fails when the token of {@code actor}, or one that it came from, has been revoked on any node. Every write does
     * this in its transaction, and so does every read of what is not public.
     */
    public static Future<Void> requireLive(SqlClient client, Actor actor) {
        if (actor.origin() == Actor.Origin.PORTAL || actor.origin() == Actor.Origin.LINK) {
            return Future.succeededFuture();
        }
        String[] ids = actor.ancestry().toArray(String[]::new);
        return client.preparedQuery(REVOKED)
                .execute(Tuple.tuple().addArrayOfString(ids))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : Future.failedFuture(Problem.invalidToken("the token has been revoked")));
    }

    static Future<Void> insert(SqlClient client, LogEntry entry) {
        return InsertStatement.into("token")
                .set("id", entry.id)
                .set("lineage", entry.lineage)
                .set("kid", entry.kid)
                .set("subject", entry.subject)
                .set("name", entry.name)
                .set("grants", entry.grants)
                .set("issued_at", entry.issued)
                .set("expires_at", entry.expires)
                .set("minted_by", entry.mintedBy)
                .execute(client)
                .mapEmpty();
    }

    static Future<Void> revoke(SqlClient client, String id, String by) {
        return client.preparedQuery(REVOKE).execute(Tuple.of(id, by)).mapEmpty();
    }

    static Future<List<LogEntry>> listMintedFrom(SqlClient client, String id, int limit) {
        return Database.list(client, SELECT_MINTED_FROM, Tuple.of(id, limit), TokenLog::entry);
    }

    static Future<List<LogEntry>> listAll(SqlClient client, int limit) {
        return Database.list(client, SELECT_ALL, Tuple.of(limit), TokenLog::entry);
    }

    static Future<Optional<LogEntry>> find(SqlClient client, String id) {
        return Database.list(client, SELECT_ONE, Tuple.of(id), TokenLog::entry)
                .map(found -> found.stream().findFirst());
    }

    private static LogEntry entry(Row row) {
        return READER.read(row);
    }
}

package pilotcity.portal.kernel.idempotency;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.transaction.LastStatement;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbCall;

/**
 * A write that is sent again with the same key is answered as it was the first time
 * (draft-ietf-httpapi-idempotency-key-header). The key is taken in the transaction of the write: a second sender waits
 * for the first, and a write that failed leaves its key free.
 */
public final class IdempotencyStore {
    private static final String TAKE = """
            INSERT INTO idempotency (subject, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
            """;

    private static final String EARLIER = """
            SELECT fingerprint, kind, document, version, xid, answer
              FROM idempotency WHERE subject = $1::text AND key = $2::text
            """;

    private static final String FORGET = """
            DELETE FROM idempotency WHERE at < now() - interval '1 day'
            """;

    private IdempotencyStore() {}

    /** Forgets what was answered more than a day ago; completes with how much. */
    public static Future<Integer> forget(SqlClient sql) {
        return sql.preparedQuery(FORGET).execute().map(SqlResult::rowCount);
    }

    /**
     * The owner of a key: the subject, or for anonymous callers the token, because an answer can contain a secret link.
     */
    public static String owner(VerbCall call) {
        Actor actor = call.actor();
        return actor.subject().equals(Actor.ANONYMOUS) ? actor.token() : actor.subject();
    }

    /** Whether this call is new and its key, if it has one, is now taken. */
    public static Future<Boolean> take(SqlClient sql, VerbCall call) {
        String key = call.idempotencyKey();
        if (key == null) {
            return Future.succeededFuture(true);
        }
        return sql.preparedQuery(TAKE)
                .execute(Tuple.of(owner(call), key, Buffer.buffer(CallFingerprint.of(call))))
                .map(taken -> taken.rowCount() == 1);
    }

    /** The answer to an earlier call with the same key. */
    public static LastStatement<CommittedWrite> earlierAnswer(VerbCall call) {
        return new LastStatement<>(
                EARLIER,
                List.of(owner(call), Objects.requireNonNull(call.idempotencyKey())),
                rows -> repeated(rows.iterator().next(), CallFingerprint.of(call)));
    }

    private static CommittedWrite repeated(Row row, byte[] print) {
        if (!Arrays.equals(row.getBuffer("fingerprint").getBytes(), print)) {
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE, "this idempotency key was used for another request; use a fresh one");
        }
        return new CommittedWrite(
                row.getString("kind"),
                row.getString("document"),
                row.getInteger("version"),
                ChangeToken.parse(row.getString("xid")),
                row.getJsonObject("answer"),
                true);
    }
}

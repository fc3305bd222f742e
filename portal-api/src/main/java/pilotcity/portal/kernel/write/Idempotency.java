package pilotcity.portal.kernel.write;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Optional;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.http.Problem;

/**
 * A write that is sent again with the same key is answered as it was the first time (draft-ietf-httpapi-idempotency-key-header).
 * The key is taken in the transaction of the write: a second sender waits for the first, and a write that failed leaves
 * its key free.
 */
public final class Idempotency {
    private static final String TAKE = """
            INSERT INTO idempotency (subject, key, fingerprint) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
            """;

    private static final String EARLIER = """
            SELECT fingerprint, kind, document, version, xid, answer FROM idempotency WHERE subject = $1 AND key = $2
            """;

    private static final String REMEMBER = """
            UPDATE idempotency SET kind = $3, document = $4, version = $5, xid = $6, answer = $7
             WHERE subject = $1 AND key = $2
            """;

    private static final String FORGET = """
            DELETE FROM idempotency WHERE at < now() - interval '1 day'
            """;

    private Idempotency() {}

    /** Forgets what was answered more than a day ago; completes with how much. */
    public static Future<Integer> forget(SqlClient sql) {
        return sql.preparedQuery(FORGET).execute().map(SqlResult::rowCount);
    }

    /** Whose key it is. Those without a name are told apart by their tokens: an answer can hold a link that is a secret. */
    private static String owner(Call call) {
        Actor actor = call.actor();
        return actor.subject().equals(Actor.ANONYMOUS) ? actor.token() : actor.subject();
    }

    /** What was answered to this call before, or empty when it is new and the key is now taken. */
    static Future<Optional<Written>> take(SqlClient sql, Call call) {
        String key = call.idempotencyKey();
        if (key == null) {
            return Future.succeededFuture(Optional.empty());
        }
        byte[] print = Fingerprint.of(call);
        String subject = owner(call);
        return sql.preparedQuery(TAKE)
                .execute(Tuple.of(subject, key, io.vertx.core.buffer.Buffer.buffer(print)))
                .compose(taken -> taken.rowCount() == 1
                        ? Future.succeededFuture(Optional.empty())
                        : sql.preparedQuery(EARLIER)
                                .execute(Tuple.of(subject, key))
                                .map(rows ->
                                        Optional.of(repeated(rows.iterator().next(), print))));
    }

    private static Written repeated(Row row, byte[] print) {
        if (!Arrays.equals(row.getBuffer("fingerprint").getBytes(), print)) {
            throw Problem.of(
                    Problem.Kind.UNPROCESSABLE, "this idempotency key was used for another request; use a fresh one");
        }
        return new Written(
                row.getString("kind"),
                row.getString("document"),
                row.getInteger("version"),
                ChangeToken.parse(row.getString("xid")),
                row.getJsonObject("answer"),
                true);
    }

    static Future<Written> remember(SqlClient sql, Call call, Written written) {
        String key = call.idempotencyKey();
        if (key == null) {
            return Future.succeededFuture(written);
        }
        Tuple values = Tuple.of(
                owner(call),
                key,
                written.kind(),
                written.id(),
                written.version(),
                written.token().toString());
        values.addValue(new JsonObject(written.answer().encode()));
        return sql.preparedQuery(REMEMBER).execute(values).map(written);
    }
}

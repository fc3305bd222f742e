package pilotcity.portal.kernel.audit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.transaction.LastStatement;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.idempotency.IdempotencyStore;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;

/**
 * The append-only log of writes. An entry is written in the transaction of its write; {@link AuditChain} links the
 * entries that have committed, so that writers do not queue for the end of a chain.
 */
public final class AuditLog {
    private static final String APPEND = """
            INSERT INTO audit_entry (content) VALUES ($1::text::json) RETURNING
            """ + ChangeToken.CURRENT;

    /** The same, and with the answer for a repetition with the same idempotency key. */
    private static final String APPEND_AND_REMEMBER = """
            WITH token AS (SELECT %s), remembered AS (
                UPDATE idempotency SET kind = $4::text, document = $5::text, version = $6::text::integer,
                                       xid = token.xid || '-' || token.seq, answer = $7::text::jsonb
                  FROM token WHERE subject = $2::text AND key = $3::text
            ), appended AS (
                INSERT INTO audit_entry (content) VALUES ($1::text::json)
            )
            SELECT xid, seq FROM token
            """.formatted(ChangeToken.CURRENT);

    private AuditLog() {}

    /**
     * Appends what {@code call} did, and remembers how it is answered where it has a key: the end of its transaction.
     */
    public static LastStatement<CommittedWrite> end(WriteTransaction transaction, VerbCall call, VerbOutcome outcome) {
        String entry = entry(transaction, call.verb(), outcome).encode();
        String key = call.idempotencyKey();
        List<@Nullable String> texts = key == null
                ? List.of(entry)
                : List.of(
                        entry,
                        IdempotencyStore.owner(call),
                        key,
                        call.verb().kind(),
                        outcome.id(),
                        Integer.toString(outcome.version()),
                        outcome.answer().encode());
        return new LastStatement<>(
                key == null ? APPEND : APPEND_AND_REMEMBER,
                texts,
                rows -> CommittedWrite.of(
                        call, outcome, ChangeToken.of(rows.iterator().next())));
    }

    /** Appends what {@code verb} did; completes with the token of the transaction. */
    public static Future<ChangeToken> append(WriteTransaction transaction, Verb verb, VerbOutcome outcome) {
        return append(transaction.sql(), entry(transaction, verb, outcome));
    }

    public static Future<ChangeToken> append(SqlClient sql, JsonObject content) {
        return sql.preparedQuery(APPEND)
                .execute(Tuple.of(content.encode()))
                .map(rows -> ChangeToken.of(rows.iterator().next()));
    }

    private static JsonObject entry(WriteTransaction transaction, Verb verb, VerbOutcome outcome) {
        return new JsonObject()
                .put("at", transaction.at().toString())
                .put("subject", transaction.actor().subject())
                .put("token", transaction.actor().token())
                .put("lineage", new JsonArray(transaction.actor().lineage()))
                .put("channel", transaction.channel())
                .put("action", verb.name())
                .put("kind", verb.kind())
                .put("document", outcome.id())
                .put("version", outcome.version())
                .put("before", outcome.before())
                .put("after", outcome.after());
    }
}

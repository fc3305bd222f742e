package pilotcity.portal.kernel.write;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import pilotcity.portal.kernel.changes.ChangeToken;

/**
 * The append-only log of writes. An entry is written in the transaction of its write; {@link AuditChain} links the
 * entries that have committed, so that writers do not queue for the end of a chain.
 */
final class AuditLog {
    private static final String APPEND = """
            INSERT INTO audit_entry (content) VALUES ($1::text::json) RETURNING
            """ + ChangeToken.CURRENT;

    private AuditLog() {}

    /** Appends what {@code verb} did; completes with the token of the transaction. */
    static Future<ChangeToken> append(Transaction transaction, Verb verb, Outcome outcome) {
        return append(transaction.sql(), entry(transaction, verb, outcome));
    }

    static Future<ChangeToken> append(SqlClient sql, JsonObject content) {
        return sql.preparedQuery(APPEND)
                .execute(Tuple.of(content.encode()))
                .map(rows -> ChangeToken.of(rows.iterator().next()));
    }

    private static JsonObject entry(Transaction transaction, Verb verb, Outcome outcome) {
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

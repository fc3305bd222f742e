package pilotcity.portal.model;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Puts a model in use, and the one that was in use out of it. */
final class ModelUse {
    /** All of them are locked, so that two callers come one after the other. */
    private static final String LOCK = """
            SELECT id, version, in_use FROM model ORDER BY id FOR UPDATE
            """;

    private static final String RETIRE = """
            UPDATE model SET in_use = false, version = version + 1 WHERE in_use AND id <> $1
            """;

    private static final String USE = """
            UPDATE model
               SET in_use = true, used_since = CASE WHEN in_use THEN used_since ELSE now() END, version = version + 1
             WHERE id = $1
            RETURNING version
            """;

    private ModelUse() {}

    static Future<VerbOutcome> use(WriteTransaction transaction, VerbInput input) {
        transaction.actor().require(transaction.permission());
        return transaction.sql().query(LOCK).execute().compose(rows -> {
            for (Row row : rows) {
                if (row.getString("id").equals(transaction.id())) {
                    transaction.requireVersion(row.getInteger("version"));
                    boolean before = row.getBoolean("in_use");
                    return use(transaction.sql(), transaction.id())
                            .map(version -> VerbOutcome.of(transaction.id(), version, json(before), json(true)));
                }
            }
            return Future.failedFuture(Problem.notFound("there is no model '" + transaction.id() + "'"));
        });
    }

    /** Completes with its version; the statement of a caller that has locked the models. */
    static Future<Integer> use(SqlClient sql, String id) {
        return sql.preparedQuery(RETIRE)
                .execute(Tuple.of(id))
                .compose(retired -> sql.preparedQuery(USE).execute(Tuple.of(id)))
                .map(rows -> rows.iterator().next().getInteger("version"));
    }

    private static JsonObject json(boolean inUse) {
        return new JsonObject().put("inUse", inUse);
    }
}

package pilotcity.portal.dataset.draft;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;

/** Drafts as those see them whose grants allow it. */
public final class Drafts {
    private static final String ORGANISATION = """
            SELECT organisation FROM dataset WHERE id = $1
            """;

    private Drafts() {}

    /** The draft of a data set, for those who may read it for its organisation. */
    public static Future<JsonObject> read(SqlClient sql, Actor actor, String id) {
        return require(
                        sql,
                        actor,
                        Permission.of(Permission.READ_ACTION, "dataset").document(id))
                .compose(allowed -> Draft.read(sql, id))
                .map(Draft::json);
    }

    /** Completes when the actor may do that for the organisation of the data set. */
    public static Future<Void> require(SqlClient sql, Actor actor, Permission permission) {
        return sql.preparedQuery(ORGANISATION)
                .execute(Tuple.of(permission.document()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        actor.require(permission);
                        throw Problem.notFound("no dataset " + permission.document());
                    }
                    for (Row row : rows) {
                        actor.require(permission.organisation(row.getString("organisation")));
                    }
                    return null;
                });
    }
}

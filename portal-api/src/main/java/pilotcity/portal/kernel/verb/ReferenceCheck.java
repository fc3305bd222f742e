package pilotcity.portal.kernel.verb;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.db.mapping.StatementText;
import pilotcity.portal.kernel.problem.Problem;

/** Checks ids that a write names. */
public final class ReferenceCheck {
    private ReferenceCheck() {}

    /**
     * Fails with a problem about {@code field} when it names what is not there.
     *
     * @param table of the kind that is referred to; its documents are called by it in the problem
     * @param id null where nothing is named
     */
    public static Future<Void> require(SqlClient sql, String table, String field, @Nullable String id) {
        if (id == null) {
            return Future.succeededFuture();
        }
        return sql.preparedQuery("SELECT id FROM " + StatementText.name(table) + " WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.field(
                                field, new Label("没有“" + id + "”这一项", "there is no " + table + " '" + id + "'"));
                    }
                    return null;
                });
    }
}

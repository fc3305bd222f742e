package pilotcity.portal.kernel.feature;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import pilotcity.portal.kernel.permission.Actor;

/** The part of a document that is not public, for callers whose grants allow reading it. */
@FunctionalInterface
public interface PrivatePart {
    /**
     * The private part of the document {@code id}.
     *
     * @return fails with a {@link pilotcity.portal.kernel.problem.Problem}: NOT_FOUND when there is no such document,
     *     FORBIDDEN when {@code actor} may not see it
     */
    Future<JsonObject> read(SqlClient sql, Actor actor, String id);
}

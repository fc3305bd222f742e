package pilotcity.portal.kernel.feature;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;

/** Who may do with a document what no verb of its kind does: where it lies, and who has to do with it, decide. */
@FunctionalInterface
public interface DocumentAccess {
    /** Where kinds have no places and parties, and for what is not there any more. */
    DocumentAccess PLAIN = (sql, actor, permission) -> {
        actor.require(permission);
        return Future.succeededFuture();
    };

    /**
     * Completes when {@code actor} may do what {@code permission} says with its document; fails with a {@link
     * pilotcity.portal.kernel.http.Problem} FORBIDDEN.
     */
    Future<Void> require(SqlClient sql, Actor actor, Permission permission);
}

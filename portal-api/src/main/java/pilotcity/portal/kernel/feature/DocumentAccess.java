package pilotcity.portal.kernel.feature;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;

/** Decides who may do with a document what is no verb of its kind, such as reading its audit history. */
@FunctionalInterface
public interface DocumentAccess {
    /** For kinds without places and parties, and for documents that no longer exist. */
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

package pilotcity.portal.kernel.token;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import pilotcity.portal.kernel.permission.Actor;

/** Says whether the token of an actor still holds. */
@FunctionalInterface
public interface RevocationCheck {
    /** Fails with a problem when the token, or one it was minted from, has been revoked. */
    Future<Void> require(SqlClient sql, Actor actor);
}

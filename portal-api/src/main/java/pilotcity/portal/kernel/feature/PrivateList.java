package pilotcity.portal.kernel.feature;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.SqlClient;
import pilotcity.portal.kernel.permission.Actor;

/** The documents of an organisation, those that nobody else sees yet among them. */
@FunctionalInterface
public interface PrivateList {
    /**
     * An object for each document of {@code organisation} whose private part {@code actor} may read, with {@code id} and
     * whatever the kind says of it; the one that was changed last comes first.
     */
    Future<JsonArray> list(SqlClient sql, Actor actor, String organisation);
}

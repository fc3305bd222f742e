package pilotcity.portal.face.graphql.socket;

import io.vertx.core.Future;
import pilotcity.portal.kernel.access.Actor;

/** Who speaks over a socket. There a token has to be sent: a browser adds its cookies whoever makes it connect. */
public interface Holders {
    /** Who holds {@code token}; fails when it is none. */
    Future<Actor> actor(String token);

    /**
     * Counts writes.
     *
     * @param address where they come from
     * @throws pilotcity.portal.kernel.http.Problem TOO_MANY_REQUESTS
     */
    void wrote(String address, Actor actor, int writes);
}

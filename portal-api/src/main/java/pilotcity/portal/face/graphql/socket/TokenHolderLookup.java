package pilotcity.portal.face.graphql.socket;

import io.vertx.core.Future;
import pilotcity.portal.kernel.permission.Actor;

/** Who speaks over a socket. There a token has to be sent: a browser adds its cookies whoever makes it connect. */
public interface TokenHolderLookup {
    /** Who holds {@code token}; fails when it is none. */
    Future<Actor> actor(String token);

    /**
     * Counts writes.
     *
     * @param address where they come from
     * @throws pilotcity.portal.kernel.problem.Problem TOO_MANY_REQUESTS
     */
    void countWrites(String address, Actor actor, int writes);
}

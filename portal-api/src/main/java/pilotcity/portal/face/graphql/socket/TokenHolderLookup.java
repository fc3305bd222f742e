package pilotcity.portal.face.graphql.socket;

import io.vertx.core.Future;
import pilotcity.portal.kernel.permission.Actor;

/**
 * Finds the holder of the token a socket client sends. Cookies do not count: a browser sends them on behalf of any
 * page.
 */
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

package pilotcity.portal;

import io.vertx.core.Future;
import pilotcity.portal.face.graphql.socket.TokenHolderLookup;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;

/** The caller on a socket, by token alone: a cookie would be sent from pages of other sites, too. */
record TokenHolders(PortalNode node, RateLimits limits) implements TokenHolderLookup {
    @Override
    public Future<Actor> actor(String token) {
        return node.access().ofToken(token);
    }

    @Override
    public void countWrites(String address, Actor actor, int writes) {
        for (int i = 0; i < writes; i++) {
            limits.forWrite(address, actor);
        }
    }
}

package pilotcity.portal.face.graphql.socket;

import io.vertx.core.Future;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;

/** The holders of tokens that the portal or its outside issuer signed. */
public record TokenHolders(Authentication authentication, RateLimits limits) implements TokenHolderLookup {
    @Override
    public Future<Actor> actor(String token) {
        return authentication.ofToken(token);
    }

    @Override
    public void countWrites(String address, Actor actor, int writes) {
        for (int i = 0; i < writes; i++) {
            limits.forWrite(address, actor);
        }
    }
}

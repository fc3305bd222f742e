package pilotcity.portal.kernel.authentication;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import pilotcity.portal.kernel.permission.Actor;

/** Identifies the caller of a request and counts its writes against the rate limits. */
@FunctionalInterface
public interface CallerResolver {
    /**
     * Who asks.
     *
     * @param writes how many writes the request makes; 0 for a read
     * @return fails with a {@link pilotcity.portal.kernel.problem.Problem}: UNAUTHENTICATED without a token, or with
     *     one that is not valid; TOO_MANY_REQUESTS when there were too many writes
     */
    Future<Actor> actor(RoutingContext context, int writes);
}

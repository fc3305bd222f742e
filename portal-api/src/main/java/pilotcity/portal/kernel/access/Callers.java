package pilotcity.portal.kernel.access;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Finds out who asks. */
@FunctionalInterface
public interface Callers {
    /** Fails with a {@link pilotcity.portal.kernel.http.Problem} UNAUTHENTICATED when nobody says, or not credibly. */
    Future<Actor> actor(RoutingContext context);
}

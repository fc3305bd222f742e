package pilotcity.portal.kernel.http.request;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Objects;

/**
 * Whether the caller is still connected, for work that goes on elsewhere in the request's context. Loaded by Vert.x as
 * a service, because context locals must be registered before the first context exists.
 */
public final class CallerPresence implements VertxServiceProvider {
    private static final ContextLocal<HttpServerResponse> RESPONSE =
            ContextLocal.registerLocal(HttpServerResponse.class);

    @Override
    public void init(VertxBootstrap bootstrap) {
        // loading the class is enough
    }

    public static void note(HttpServerResponse response) {
        Objects.requireNonNull(Vertx.currentContext()).putLocal(RESPONSE, response);
    }

    /** Whether {@code context} is of a request whose caller has gone. */
    public static boolean hasLeft(Context context) {
        HttpServerResponse response = context.getLocal(RESPONSE);
        return response != null && response.closed() && !response.ended();
    }
}

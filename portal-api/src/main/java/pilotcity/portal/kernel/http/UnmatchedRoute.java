package pilotcity.portal.kernel.http;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Lets a face answer, in its own form, what no route does: a page for a reader instead of a problem document. */
public final class UnmatchedRoute {
    private static final String KEY = "unmatched";

    private UnmatchedRoute() {}

    /** Has {@code handler} answer this request if nothing is found at its address. */
    public static void answerWith(RoutingContext context, Handler<RoutingContext> handler) {
        context.put(KEY, handler);
    }

    static boolean answers(RoutingContext context) {
        Handler<RoutingContext> handler = context.get(KEY);
        if (handler != null) {
            handler.handle(context);
        }
        return handler != null;
    }
}

package pilotcity.portal.kernel.http.wire;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/**
 * Ends connections that bring a request byte by byte.
 *
 * @param bodyMillis in which the body of a request must have come, after its head
 */
public record Patience(Vertx vertx, long bodyMillis) {
    /** The head of a request has come. */
    public void heard(HttpServerRequest request) {
        HeadTimeout.of(request).ifPresent(head -> head.heard(request));
        if (!request.isEnded() && mayHaveBody(request)) {
            vertx.setTimer(bodyMillis, late -> {
                if (!request.isEnded() && !request.response().closed()) {
                    request.connection().close();
                }
            });
        }
    }

    /** It has been answered. */
    public static void answered(HttpServerRequest request) {
        HeadTimeout.of(request).ifPresent(HeadTimeout::answered);
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        return request.headers().contains("Content-Length") || request.headers().contains("Transfer-Encoding");
    }
}

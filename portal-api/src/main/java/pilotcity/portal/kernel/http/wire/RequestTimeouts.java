package pilotcity.portal.kernel.http.wire;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Closes connections whose requests arrive too slowly.
 *
 * @param bodyMillis in which the body of a request must have come, after its head
 */
public record RequestTimeouts(Vertx vertx, long bodyMillis) {
    private static final int SWITCHING_PROTOCOLS = 101;

    /** The head of a request has come. */
    public void headReceived(HttpServerRequest request) {
        HeadTimeout.of(request).ifPresent(head -> head.headReceived(request));
        if (!request.isEnded() && mayHaveBody(request)) {
            long timer = vertx.setTimer(bodyMillis, late -> {
                if (!request.isEnded() && !request.response().closed()) {
                    request.connection().close();
                }
            });
            // A timer that is left to run keeps all there is of the request until then.
            request.end().onComplete(ended -> vertx.cancelTimer(timer));
        }
    }

    /** Nothing that follows on its connection can be read: the end of the request is unknown. */
    public static void refuseFurtherRequests(HttpServerRequest request) {
        HeadTimeout.of(request).ifPresent(HeadTimeout::refuseFurtherRequests);
    }

    /** Whether it came after one that its connection was shut for. */
    public static boolean refusesFurtherRequests(HttpServerRequest request) {
        return HeadTimeout.of(request)
                .filter(HeadTimeout::refusesFurtherRequests)
                .isPresent();
    }

    /** It has been answered; where the protocol is another from now on, no head follows. */
    public static void responseSent(HttpServerRequest request) {
        if (request.response().getStatusCode() == SWITCHING_PROTOCOLS) {
            return;
        }
        HeadTimeout.of(request).ifPresent(HeadTimeout::responseSent);
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length != null && !length.equals("0")) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}

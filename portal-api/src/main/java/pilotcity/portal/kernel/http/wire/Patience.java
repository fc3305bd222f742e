package pilotcity.portal.kernel.http.wire;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends connections that bring a request byte by byte. */
public final class Patience {
    private final Vertx vertx;
    private final long headMillis;
    private final long bodyMillis;
    private final Set<HttpConnection> unheard = ConcurrentHashMap.newKeySet();

    /**
     * @param headMillis for the first head on a new connection
     * @param bodyMillis for the body of a request after its head
     */
    public Patience(Vertx vertx, long headMillis, long bodyMillis) {
        this.vertx = vertx;
        this.headMillis = headMillis;
        this.bodyMillis = bodyMillis;
    }

    /** A connection has been opened; nothing has been read of it. */
    public void opened(HttpConnection connection) {
        unheard.add(connection);
        long timer = vertx.setTimer(headMillis, late -> {
            if (unheard.remove(connection)) {
                connection.close();
            }
        });
        connection.closeHandler(closed -> {
            unheard.remove(connection);
            vertx.cancelTimer(timer);
        });
    }

    /** The head of a request has come. */
    public void heard(HttpServerRequest request) {
        unheard.remove(request.connection());
        if (!request.isEnded() && mayHaveBody(request)) {
            vertx.setTimer(bodyMillis, late -> {
                if (!request.isEnded() && !request.response().closed()) {
                    request.connection().close();
                }
            });
        }
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        return request.headers().contains("Content-Length") || request.headers().contains("Transfer-Encoding");
    }
}

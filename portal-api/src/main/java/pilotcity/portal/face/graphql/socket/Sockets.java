package pilotcity.portal.face.graphql.socket;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.request.OperationRunner;
import pilotcity.portal.face.graphql.request.RequestReader;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.limits.OpenConnections;

/**
 * {@code /graphql} for those who ask for a WebSocket: the protocol {@code graphql-transport-ws}. Cookies count for
 * nothing here.
 */
public final class Sockets {
    private static final String PATH = "/graphql";
    private static final String PROTOCOL = "graphql-transport-ws";
    private static final long BEAT_MILLIS = 25_000;

    private final OperationRunner operationRunner;
    private final RequestReader requests;
    private final OpenConnections connections;
    private final Holders holders;
    private final Set<Session> sessions = new HashSet<>();
    private boolean beating;

    public Sockets(
            OperationRunner operationRunner, RequestReader requests, OpenConnections connections, Holders holders) {
        this.operationRunner = operationRunner;
        this.requests = requests;
        this.connections = connections;
        this.holders = holders;
    }

    OperationRunner operations() {
        return operationRunner;
    }

    RequestReader requests() {
        return requests;
    }

    Holders holders() {
        return holders;
    }

    public void mount(Router router) {
        router.route(PATH).method(HttpMethod.GET).handler(this::take);
    }

    private void take(RoutingContext context) {
        if (!isUpgrade(context.request())) {
            context.next();
            return;
        }
        List<String> wanted = Arrays.stream(String.valueOf(context.request().getHeader("Sec-WebSocket-Protocol"))
                        .split(",", 20))
                .map(String::strip)
                .toList();
        if (!wanted.contains(PROTOCOL)) {
            throw Problem.of(
                    Problem.Kind.BAD_REQUEST, "the WebSocket protocol spoken here is " + PROTOCOL + ", and no other");
        }
        OpenConnections.Lease lease = connections.take(context);
        String address = lease.address();
        String header = bearer(context.request());
        Vertx vertx = context.vertx();
        context.request()
                .toWebSocket()
                .onSuccess(socket -> begin(vertx, socket, lease, address, header))
                .onFailure(refused -> lease.close());
    }

    private static boolean isUpgrade(HttpServerRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    private static @Nullable String bearer(HttpServerRequest request) {
        String given = request.getHeader(HttpHeaders.AUTHORIZATION);
        return given != null && given.regionMatches(true, 0, "Bearer ", 0, 7)
                ? given.substring(7).strip()
                : null;
    }

    private void begin(
            Vertx vertx, ServerWebSocket socket, OpenConnections.Lease lease, String address, @Nullable String header) {
        Session session = new Session(this, socket, vertx.getOrCreateContext(), address, header);
        synchronized (sessions) {
            sessions.add(session);
            if (!beating) {
                beating = true;
                vertx.setPeriodic(BEAT_MILLIS, beat -> beat());
            }
        }
        socket.closeHandler(closed -> {
            lease.close();
            synchronized (sessions) {
                sessions.remove(session);
            }
            session.closed();
        });
        session.start();
    }

    private void beat() {
        List<Session> all;
        synchronized (sessions) {
            all = List.copyOf(sessions);
        }
        all.forEach(session -> session.context().runOnContext(now -> session.beat()));
    }
}

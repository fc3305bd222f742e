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
import pilotcity.portal.face.graphql.request.GraphqlRequestReader;
import pilotcity.portal.face.graphql.request.OperationRunner;
import pilotcity.portal.kernel.limits.ConnectionLimit;
import pilotcity.portal.kernel.problem.Problem;

/**
 * {@code /graphql} for those who ask for a WebSocket: the protocol {@code graphql-transport-ws}. Cookies count for
 * nothing here.
 */
public final class SocketEndpoint {
    private static final String PATH = "/graphql";
    private static final String PROTOCOL = "graphql-transport-ws";
    private static final long BEAT_MILLIS = 25_000;

    private final OperationRunner runner;
    private final GraphqlRequestReader requests;
    private final ConnectionLimit connections;
    private final TokenHolderLookup lookup;
    private final Set<SocketSession> sessions = new HashSet<>();
    private boolean beating;

    public SocketEndpoint(
            OperationRunner runner,
            GraphqlRequestReader requests,
            ConnectionLimit connections,
            TokenHolderLookup lookup) {
        this.runner = runner;
        this.requests = requests;
        this.connections = connections;
        this.lookup = lookup;
    }

    OperationRunner operations() {
        return runner;
    }

    GraphqlRequestReader requests() {
        return requests;
    }

    TokenHolderLookup holders() {
        return lookup;
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
        ConnectionLimit.Lease lease = connections.take(context);
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
            Vertx vertx, ServerWebSocket socket, ConnectionLimit.Lease lease, String address, @Nullable String header) {
        SocketSession session = new SocketSession(this, socket, vertx.getOrCreateContext(), address, header);
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
        List<SocketSession> all;
        synchronized (sessions) {
            all = List.copyOf(sessions);
        }
        all.forEach(session -> session.context().runOnContext(now -> session.beat()));
    }
}

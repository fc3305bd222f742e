package pilotcity.portal.face.changes;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.AcceptHeader;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.EventStream;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.ConnectionLimit;
import pilotcity.portal.kernel.mirror.MirrorPage;
import pilotcity.portal.kernel.mirror.MirrorPosition;
import pilotcity.portal.kernel.mirror.PublicChanges;
import pilotcity.portal.kernel.problem.Problem;

/**
 * {@code /api/changes}: everything public, then every change, page by page, by waiting for the next one, or as a stream
 * of events. Who goes on where the last answer ended has a copy.
 */
public final class ChangesFace implements Face {
    private final Kinds kinds;
    private final Operation operation;
    private final PublicChanges changes;
    private final ConnectionLimit connections;

    public ChangesFace(Kinds kinds, PublicChanges changes, ConnectionLimit connections) {
        this.kinds = kinds;
        this.operation = ChangesOperations.of(kinds);
        this.changes = changes;
        this.connections = connections;
    }

    @Override
    public void mount(Router router) {
        operation.mount(router, this::answer);
    }

    @Override
    public List<Operation> operations() {
        return List.of(operation);
    }

    private Future<Void> answer(RoutingContext context, QueryParameters parameters) {
        int limit = ChangesOperations.LIMIT.get(parameters);
        Duration wait = Duration.ofSeconds(ChangesOperations.WAIT.get(parameters));
        String type = AcceptHeader.of(context)
                .best(List.of(ResponseSender.JSON, EventStream.TYPE))
                .orElseThrow(() ->
                        Problem.of(Problem.Kind.NOT_ACCEPTABLE, "answers are application/json or " + EventStream.TYPE));
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        boolean streamed = type.equals(EventStream.TYPE);
        MirrorPosition position = position(context, parameters, streamed);
        if (streamed && context.request().method().equals(HttpMethod.GET)) {
            return new ChangeEventStream(changes, limit).stream(context, position, connections.take(context));
        }
        Promise<Void> gone = Promise.promise();
        context.addEndHandler(ended -> gone.tryComplete());
        return page(position, limit, wait, gone.future()).compose(page -> send(context, page));
    }

    private Future<MirrorPage> page(MirrorPosition position, int limit, Duration wait, Future<Void> gone) {
        long deadline = System.nanoTime() + wait.toNanos();
        return changes.read(position, limit)
                .compose(page -> page.items().isEmpty() && !page.more() && wait.isPositive()
                        ? later(page, limit, deadline, gone)
                        : Future.succeededFuture(page));
    }

    /** Waits for the next change, again where it turned out to be none. */
    private Future<MirrorPage> later(MirrorPage empty, int limit, long deadline, Future<Void> gone) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        return !left.isPositive()
                ? Future.succeededFuture(empty)
                : changes.await(empty.next(), left, gone)
                        .compose(news ->
                                page(empty.next(), limit, Duration.ofNanos(deadline - System.nanoTime()), gone));
    }

    private static Future<Void> send(RoutingContext context, MirrorPage page) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Buffer body = ChangeJson.page(page);
        return ResponseSender.sendJson(context, body);
    }

    private MirrorPosition position(RoutingContext context, QueryParameters parameters, boolean streamed) {
        Optional<MirrorPosition> resumed = streamed
                ? Optional.ofNullable(context.request().getHeader(ChangesOperations.LAST_EVENT_ID))
                        .filter(id -> !id.isBlank())
                        .map(ChangesFace::parseHeader)
                : Optional.empty();
        Optional<MirrorPosition> since = ChangesOperations.SINCE.find(parameters);
        Set<String> asked = kinds(parameters);
        MirrorPosition found = resumed.or(() -> since).orElseGet(() -> changes.start(asked));
        if (!asked.isEmpty() && !asked.equals(found.kinds())) {
            throw Problem.field("kind", "since is a token for other kinds; leave kind out, or begin without since");
        }
        return found;
    }

    private static MirrorPosition parseHeader(String id) {
        try {
            return MirrorPosition.parse(id);
        } catch (IllegalArgumentException e) {
            throw Problem.field(ChangesOperations.LAST_EVENT_ID, String.valueOf(e.getMessage()));
        }
    }

    private Set<String> kinds(QueryParameters parameters) {
        return Set.copyOf(ChangesOperations.kind(kinds).find(parameters).orElse(List.of()));
    }
}

package pilotcity.portal.face.write;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.audit.AuditHistory;
import pilotcity.portal.kernel.authentication.CallerResolver;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbAddresses;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.WriteSizeLimits;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** {@code /api}: every verb of every kind, private parts, and the history of a document. */
public final class WriteFace implements Face {
    /** The protocol of these writes, as the audit log names it. */
    private static final String CHANNEL = "api";

    private static final String ID = "id";

    private final Kinds kinds;
    private final CallerResolver callers;
    private final WriteExecutor writes;
    private final PrivatePartReader privateParts;
    private final AuditHistory history;
    private final VerbAddresses addresses;
    private final WriteOperations operations;
    private final BodyReader bodies;
    private final WriteSizeLimits limits;

    public WriteFace(
            Kinds kinds,
            CallerResolver callers,
            WriteExecutor writes,
            PrivatePartReader privateParts,
            AuditHistory history,
            WriteSizeLimits limits) {
        this.kinds = kinds;
        this.callers = callers;
        this.writes = writes;
        this.privateParts = privateParts;
        this.history = history;
        this.addresses = new VerbAddresses(kinds, writes.verbs());
        this.operations = new WriteOperations(kinds, addresses);
        this.bodies = new BodyReader(limits.heldBytes());
        this.limits = limits;
    }

    @Override
    public void mount(Router router) {
        for (Verb verb : writes.verbs().list()) {
            operations.of(verb).mount(router, (context, given) -> write(context, verb));
        }
        for (String kind : privateParts.kinds()) {
            operations.privatePart(kind).mount(router, (context, given) -> readPrivate(context, kind));
        }
        for (Kind<?> kind : kinds.list()) {
            operations.history(kind).mount(router, (context, given) -> readHistory(context, given, kind));
        }
    }

    @Override
    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        writes.verbs().list().forEach(verb -> all.add(operations.of(verb)));
        privateParts.kinds().forEach(kind -> all.add(operations.privatePart(kind)));
        kinds.list().forEach(kind -> all.add(operations.history(kind)));
        return all;
    }

    /** The caller is identified before the body is read, so that strangers cannot fill the memory. */
    private Future<Void> write(RoutingContext context, Verb verb) {
        WriteHeaders headers = WriteHeaders.of(context.request().headers(), verb);
        context.request().pause();
        return callers.actor(context, 1)
                .compose(actor -> bodies.read(context, limits.bodyBytes(verb))
                        .compose(body -> headers.type().read(verb.fields(), body))
                        .compose(input -> writes.write(call(context, verb, actor, input, headers))))
                .onFailure(failure -> BodyReader.discard(context.request()))
                .compose(written -> answer(context, verb, written));
    }

    private static VerbCall call(
            RoutingContext context, Verb verb, Actor actor, VerbInput input, WriteHeaders headers) {
        String id = verb.creates() ? null : ResponseSender.path(context, ID);
        return new VerbCall(verb, actor, id, input, headers.expected(), headers.idempotencyKey(), CHANNEL);
    }

    private Future<Void> answer(RoutingContext context, Verb verb, CommittedWrite written) {
        JsonObject body = written.answer()
                .copy()
                .put("kind", written.kind())
                .put("id", written.id())
                .put("version", written.version())
                .put("changeToken", written.token().toString());
        if (verb.creates()) {
            context.response()
                    .setStatusCode(201)
                    .putHeader(HttpHeaders.LOCATION, addresses.ofDocument(written.kind(), written.id()));
        }
        if (written.repeated()) {
            context.response().putHeader("Idempotency-Replayed", "true");
        }
        return context.response()
                .putHeader(HttpHeaders.ETAG, "\"" + written.version() + "\"")
                .putHeader("Change-Token", written.token().toString())
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                .end(body.toBuffer());
    }

    private Future<Void> readPrivate(RoutingContext context, String kind) {
        String id = ResponseSender.path(context, ID);
        return confidential(context, callers.actor(context, 0).compose(actor -> privateParts.read(kind, actor, id)));
    }

    private Future<Void> readHistory(RoutingContext context, QueryParameters given, Kind<?> kind) {
        long after = WriteOperations.AFTER.get(given);
        int limit = WriteOperations.LIMIT.get(given);
        String id = ResponseSender.path(context, ID);
        return confidential(
                context,
                callers.actor(context, 0).compose(actor -> history.read(kind.name(), id, actor, after, limit)));
    }

    private static Future<Void> confidential(RoutingContext context, Future<JsonObject> found) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store, private");
        return found.compose(body -> ResponseSender.sendJson(context, body.toBuffer()));
    }
}

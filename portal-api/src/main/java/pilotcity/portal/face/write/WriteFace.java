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
import pilotcity.portal.Face;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.Callers;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.BodyReader;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.write.AuditHistory;
import pilotcity.portal.kernel.write.Call;
import pilotcity.portal.kernel.write.Input;
import pilotcity.portal.kernel.write.PrivateParts;
import pilotcity.portal.kernel.write.Verb;
import pilotcity.portal.kernel.write.VerbAddresses;
import pilotcity.portal.kernel.write.WriteExecutor;
import pilotcity.portal.kernel.write.WriteLimits;

/** {@code /api}: every verb of every kind, private parts, and the history of a document. */
public final class WriteFace implements Face {
    /** By which protocol these writes come; the audit log says so. */
    private static final String CHANNEL = "api";

    private static final String ID = "id";

    private final Kinds kinds;
    private final Callers callers;
    private final WriteExecutor writeExecutor;
    private final PrivateParts privateParts;
    private final AuditHistory history;
    private final VerbAddresses addresses;
    private final WriteOperations operations;
    private final BodyReader bodies;
    private final WriteLimits limits;

    public WriteFace(
            Kinds kinds,
            Callers callers,
            WriteExecutor writeExecutor,
            PrivateParts privateParts,
            AuditHistory history,
            WriteLimits limits) {
        this.kinds = kinds;
        this.callers = callers;
        this.writeExecutor = writeExecutor;
        this.privateParts = privateParts;
        this.history = history;
        this.addresses = new VerbAddresses(kinds, writeExecutor.verbs());
        this.operations = new WriteOperations(kinds, addresses);
        this.bodies = new BodyReader(limits.heldBytes());
        this.limits = limits;
    }

    @Override
    public void mount(Router router) {
        for (Verb verb : writeExecutor.verbs().list()) {
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
        writeExecutor.verbs().list().forEach(verb -> all.add(operations.of(verb)));
        privateParts.kinds().forEach(kind -> all.add(operations.privatePart(kind)));
        kinds.list().forEach(kind -> all.add(operations.history(kind)));
        return all;
    }

    /** Who asks is known before the body is read, so that strangers cannot make the portal hold theirs. */
    private Future<Void> write(RoutingContext context, Verb verb) {
        WriteHeaders headers = WriteHeaders.of(context.request().headers(), verb);
        context.request().pause();
        return callers.actor(context, 1)
                .compose(actor -> bodies.read(context, limits.bodyBytes(verb))
                        .compose(body -> headers.type().read(verb.fields(), body))
                        .compose(input -> writeExecutor.write(call(context, verb, actor, input, headers))))
                .onFailure(failure -> BodyReader.drop(context.request()))
                .compose(committedWrite -> answer(context, verb, committedWrite));
    }

    private static Call call(RoutingContext context, Verb verb, Actor actor, Input input, WriteHeaders headers) {
        String id = verb.creates() ? null : Answers.path(context, ID);
        return new Call(verb, actor, id, input, headers.expected(), headers.idempotencyKey(), CHANNEL);
    }

    private Future<Void> answer(RoutingContext context, Verb verb, CommittedWrite committedWrite) {
        JsonObject body = committedWrite
                .answer()
                .copy()
                .put("kind", committedWrite.kind())
                .put("id", committedWrite.id())
                .put("version", committedWrite.version())
                .put("changeToken", committedWrite.token().toString());
        if (verb.creates()) {
            context.response()
                    .setStatusCode(201)
                    .putHeader(HttpHeaders.LOCATION, addresses.ofDocument(committedWrite.kind(), committedWrite.id()));
        }
        if (committedWrite.repeated()) {
            context.response().putHeader("Idempotency-Replayed", "true");
        }
        return context.response()
                .putHeader(HttpHeaders.ETAG, "\"" + committedWrite.version() + "\"")
                .putHeader("Change-Token", committedWrite.token().toString())
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.JSON)
                .end(body.toBuffer());
    }

    private Future<Void> readPrivate(RoutingContext context, String kind) {
        String id = Answers.path(context, ID);
        return confidential(context, callers.actor(context, 0).compose(actor -> privateParts.read(kind, actor, id)));
    }

    private Future<Void> readHistory(RoutingContext context, Parameters given, Kind<?> kind) {
        long after = WriteOperations.AFTER.get(given);
        int limit = WriteOperations.LIMIT.get(given);
        String id = Answers.path(context, ID);
        return confidential(
                context,
                callers.actor(context, 0).compose(actor -> history.read(kind.name(), id, actor, after, limit)));
    }

    private static Future<Void> confidential(RoutingContext context, Future<JsonObject> found) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store, private");
        return found.compose(body -> Answers.json(context, body.toBuffer()));
    }
}

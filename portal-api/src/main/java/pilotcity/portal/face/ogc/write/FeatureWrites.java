package pilotcity.portal.face.ogc.write;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.authentication.CallerResolver;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.WriteSizeLimits;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.kernel.write.WriteExecutor;

/**
 * Create, replace, update and delete (OGC API Features, Part 4), each by the verb of the kind that does it. A write is
 * answered when the index has it, as these clients read right behind it.
 */
public final class FeatureWrites {
    /** The protocol of these writes, as the audit log names it. */
    private static final String CHANNEL = "ogc";

    /** Reading a smaller body takes less time than handing it to another thread. */
    private static final int LARGE = 64 * 1024;

    private final CallerResolver callers;
    private final WriteExecutor writes;
    private final ChangeFeed feed;
    private final WriteSizeLimits limits;
    private final BodyReader bodies;
    private final Duration timeout;

    public FeatureWrites(
            CallerResolver callers, WriteExecutor writes, ChangeFeed feed, WriteSizeLimits limits, Duration timeout) {
        this.callers = callers;
        this.writes = writes;
        this.feed = feed;
        this.limits = limits;
        this.bodies = new BodyReader(limits.heldBytes());
        this.timeout = timeout;
    }

    /**
     * Does {@code verb}; the caller is identified before the body is read, so that strangers cannot fill the memory.
     *
     * @param id the feature that it is done to, or null for a new one
     * @param items the absolute address of the items
     */
    public Future<Void> write(RoutingContext context, Kind<?> kind, Verb verb, @Nullable String id, String items) {
        QueryParameters.of(context, Set.of());
        FeatureWriteHeaders request = FeatureWriteHeaders.of(context.request().headers(), verb);
        context.request().pause();
        return callers.actor(context, 1)
                .compose(actor -> bodies.read(context, limits.bodyBytes(verb))
                        .compose(body -> input(kind, verb, body, request))
                        .compose(input -> writes.write(new VerbCall(
                                verb, actor, id, input, request.expected(), request.idempotencyKey(), CHANNEL))))
                .onFailure(failure -> BodyReader.discard(context.request()))
                .compose(written -> visible(written).compose(seen -> answer(context, verb, written, items)));
    }

    private static Future<VerbInput> input(Kind<?> kind, Verb verb, Buffer body, FeatureWriteHeaders request) {
        return body.length() < LARGE
                ? Future.succeededFuture(read(kind, verb, body, request))
                : Objects.requireNonNull(Vertx.currentContext())
                        .executeBlocking(() -> read(kind, verb, body, request), false)
                        .map(Objects::requireNonNull);
    }

    private static VerbInput read(Kind<?> kind, Verb verb, Buffer body, FeatureWriteHeaders request) {
        if (verb.effect() == VerbEffect.DELETE) {
            return VerbInput.EMPTY;
        }
        try {
            return FeatureBody.read(kind, verb, UnicodeCheck.require(StrictJson.read(body)), request.system());
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the body " + e.getMessage());
        }
    }

    /** The write stands in any case: a late index does not undo it. */
    private Future<Void> visible(CommittedWrite written) {
        return feed.awaitWrite(written.token(), timeout).<Void>mapEmpty().otherwiseEmpty();
    }

    private static Future<Void> answer(RoutingContext context, Verb verb, CommittedWrite written, String items) {
        HttpServerResponse response =
                context.response().putHeader("Change-Token", written.token().toString());
        if (written.repeated()) {
            response.putHeader("Idempotency-Replayed", "true");
        }
        if (verb.effect() != VerbEffect.DELETE) {
            response.putHeader(HttpHeaders.ETAG, "\"" + written.version() + "\"");
        }
        if (!verb.creates()) {
            return response.setStatusCode(204).end();
        }
        JsonObject body = written.answer().copy().put("id", written.id()).put("version", written.version());
        return response.setStatusCode(201)
                .putHeader(HttpHeaders.LOCATION, items + "/" + UrlEncoding.segment(written.id()))
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                .end(body.toBuffer());
    }
}

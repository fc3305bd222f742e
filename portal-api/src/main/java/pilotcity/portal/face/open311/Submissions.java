package pilotcity.portal.face.open311;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.http.BodyReader;
import pilotcity.portal.kernel.http.IdempotencyKey;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.limits.RateLimits;

/** Reads what is sent, and finds out who sends it. */
final class Submissions {
    /** Reading a smaller body takes less time than handing it to another thread. */
    private static final int LARGE = 64 * 1024;

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Function<String, Future<Actor>> holders;
    private final RateLimits limits;
    private final int mostBytes;
    private final BodyReader bodies;

    /** @param holders finds the holder of a key, which is a token */
    Submissions(Function<String, Future<Actor>> holders, RateLimits limits, int mostBytes) {
        this.holders = holders;
        this.limits = limits;
        this.mostBytes = mostBytes;
        this.bodies = new BodyReader(Math.max(mostBytes, Runtime.getRuntime().maxMemory() / 8));
    }

    /** @param idempotencyKey of the header field, or null */
    record Submission(Form form, Actor actor, @Nullable String idempotencyKey) {}

    /** The key stands in the body, so that is read first; what all bodies may take together is limited. */
    Future<Submission> read(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> keys = headers.getAll(IDEMPOTENCY_KEY);
        context.request().pause();
        return bodies.read(context, mostBytes)
                .compose(body -> form(context, body))
                .compose(form -> holder(context, form)
                        .map(actor -> new Submission(
                                form, actor, keys.isEmpty() ? null : IdempotencyKey.read(keys.getFirst()))));
    }

    private static Future<Form> form(RoutingContext context, Buffer body) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        MultiMap query = context.queryParams();
        if (body.length() > 0) {
            Form.requireType(type);
        }
        Context current = Objects.requireNonNull(Vertx.currentContext());
        return body.length() < LARGE
                ? Future.succeededFuture(Form.read(String.valueOf(type), body, query))
                : current.executeBlocking(() -> Form.read(String.valueOf(type), body, query), false)
                        .map(Objects::requireNonNull);
    }

    private Future<Actor> holder(RoutingContext context, Form form) {
        List<String> keys = form.take(Asked.KEY);
        Future<Actor> holder = keys.size() == 1
                ? holders.apply(keys.getFirst())
                : Future.failedFuture(Problem.of(
                        Problem.Kind.FORBIDDEN,
                        "api_key: " + (keys.isEmpty() ? "is required" : "is given more than once")));
        return holder.onFailure(stranger -> limits.forAddress(context)).map(actor -> {
            limits.forWrite(context, actor);
            return actor;
        });
    }
}

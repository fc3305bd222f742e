package pilotcity.portal.face.open311.input;

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
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.idempotency.IdempotencyKey;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;

/** Reads a post and authenticates its sender. */
public final class SubmissionReader {
    /** Reading a smaller body takes less time than handing it to another thread. */
    private static final int LARGE = 64 * 1024;

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final Function<String, Future<Actor>> holders;
    private final RateLimits limits;
    private final int mostBytes;
    private final BodyReader bodies;

    /** @param holders finds the holder of a key, which is a token */
    public SubmissionReader(Function<String, Future<Actor>> holders, RateLimits limits, int mostBytes) {
        this.holders = holders;
        this.limits = limits;
        this.mostBytes = mostBytes;
        this.bodies = new BodyReader(Math.max(mostBytes, Runtime.getRuntime().maxMemory() / 8));
    }

    /** @param idempotencyKey of the header field, or null */
    public record Submission(
            PostForm form, Actor actor, @Nullable String idempotencyKey) {}

    /** The key stands in the body, so that is read first; what all bodies may take together is limited. */
    public Future<Submission> read(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> keys = headers.getAll(IDEMPOTENCY_KEY);
        context.request().pause();
        return bodies.read(context, mostBytes)
                .compose(body -> form(context, body))
                .compose(postForm -> holder(context, postForm)
                        .map(actor -> new Submission(
                                postForm, actor, keys.isEmpty() ? null : IdempotencyKey.read(keys.getFirst()))));
    }

    private static Future<PostForm> form(RoutingContext context, Buffer body) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        MultiMap query = context.queryParams();
        if (body.length() > 0) {
            PostForm.requireType(type);
        }
        Context current = Objects.requireNonNull(Vertx.currentContext());
        return body.length() < LARGE
                ? Future.succeededFuture(PostForm.read(String.valueOf(type), body, query))
                : current.executeBlocking(() -> PostForm.read(String.valueOf(type), body, query), false)
                        .map(Objects::requireNonNull);
    }

    private Future<Actor> holder(RoutingContext context, PostForm postForm) {
        List<String> keys = postForm.take(ReadRequest.KEY);
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

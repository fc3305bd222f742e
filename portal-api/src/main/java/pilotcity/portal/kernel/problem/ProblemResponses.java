package pilotcity.portal.kernel.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.sqlclient.DatabaseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.filter.FilterException;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchTimeout;
import pilotcity.portal.kernel.files.FileStoreException;

/** The one table that maps failures to problems. */
public final class ProblemResponses {
    /** RFC 9457. */
    public static final String TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);

    private ProblemResponses() {}

    /** The problem for a failure. Unexpected failures are logged here, once, and reported without details. */
    public static Problem of(@Nullable Throwable failure, String requestId) {
        return switch (failure) {
            case Problem problem -> problem;
            case SearchException e -> Problem.field(e.parameter(), String.valueOf(e.getMessage()));
            case FilterException e -> Problem.field("filter", String.valueOf(e.getMessage()));
            case SearchTimeout e -> Problem.of(Problem.Kind.TIMEOUT, String.valueOf(e.getMessage()));
            case HttpException e ->
                Problem.of(kind(e.getStatusCode()), kind(e.getStatusCode()).title());
            case Throwable e
            when ResourceExhaustion.find(e).isPresent() -> {
                if (e instanceof FileStoreException) {
                    LOG.warn("request {}: {}", requestId, e.getMessage());
                }
                yield ResourceExhaustion.find(e).orElseThrow();
            }
            case DatabaseException e when isOfAValue(e) -> unstorable();
            case StackOverflowError e -> {
                LOG.error("request {} is nested too deeply", requestId, e);
                yield Problem.of(Problem.Kind.BAD_REQUEST, "something in the request is nested too deeply");
            }
            case null -> Problem.of(Problem.Kind.INTERNAL, "unexpected error " + requestId);
            default -> {
                LOG.error("request {} failed", requestId, failure);
                yield Problem.of(Problem.Kind.INTERNAL, "unexpected error; its number is " + requestId);
            }
        };
    }

    /** {@code failure}, or the problem that it is where the database refused a value. */
    public static Throwable translated(Throwable failure) {
        return failure instanceof DatabaseException refused && isOfAValue(refused) ? unstorable() : failure;
    }

    private static Problem unstorable() {
        return Problem.of(Problem.Kind.BAD_REQUEST, "a value is too long, or holds what cannot be stored");
    }

    /** Data exceptions (class 22), such as U+0000 in a text, and rows that are too long for their index. */
    private static boolean isOfAValue(DatabaseException failure) {
        String state = String.valueOf(failure.getSqlState());
        return state.startsWith("22") || state.equals("54000");
    }

    /** The problem that an HTTP status stands for. */
    public static Problem.Kind kind(int status) {
        return Arrays.stream(Problem.Kind.values())
                .filter(kind -> kind.status() == status)
                .findFirst()
                .orElse(status < 500 ? Problem.Kind.BAD_REQUEST : Problem.Kind.INTERNAL);
    }

    /** Puts the header fields that go with {@code problem}, whatever form its body has. */
    public static void putHeaders(RoutingContext context, Problem problem) {
        if (problem.kind() == Problem.Kind.UNAVAILABLE) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        problem.headers().forEach(context.response()::putHeader);
    }

    /** A problem document (RFC 9457, clause 3); {@code parameter} names what is wrong. */
    public static JsonObject document(Problem problem, String requestId) {
        JsonObject document = new JsonObject()
                .put("type", "about:blank")
                .put("title", problem.kind().title())
                .put("status", problem.kind().status())
                .put("detail", problem.described());
        if (problem.field() != null) {
            document.put("parameter", problem.field());
        }
        return document.put("requestId", requestId);
    }

    /** Answers with a problem document. */
    public static void send(RoutingContext context, Problem problem) {
        putHeaders(context, problem);
        context.response()
                .setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(document(problem, RequestId.of(context)).encode());
    }
}

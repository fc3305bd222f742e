package pilotcity.portal.face.open311;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.open311.answer.AnswerDocument;
import pilotcity.portal.face.open311.answer.AnswerFormat;
import pilotcity.portal.face.open311.answer.AnswerValue;
import pilotcity.portal.face.open311.input.InvalidRequestException;
import pilotcity.portal.face.open311.input.Open311Error;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;

/**
 * Errors in the shape of GeoReport v2. Its statuses are 403 for keys, 404 for what does not exist, 400 for all else a
 * caller has done wrong; those of HTTP itself keep theirs.
 */
final class Open311ErrorAnswers {
    private static final int BAD_REQUEST = 400;

    /** What the verbs call the arguments. */
    private static final Map<String, String> ARGUMENTS = Map.ofEntries(
            Map.entry("category", "service_code"),
            Map.entry("lon", "long"),
            Map.entry("address", "address_string"),
            Map.entry("place", "address_id"),
            Map.entry("mediaUrl", "media_url"),
            Map.entry("reference", "media_url"),
            Map.entry("photos", "media"),
            Map.entry("note", "description"),
            Map.entry("contact.name", "first_name"),
            Map.entry("contact.email", "email"),
            Map.entry("contact.phone", "phone"));

    private static final String ANSWER = "answers.";

    private Open311ErrorAnswers() {}

    /** Answers whatever has failed. */
    static void send(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.headWritten()) {
            if (!response.ended()) {
                context.request().connection().close();
            }
        } else if (context.failure() instanceof InvalidRequestException exception) {
            send(context, BAD_REQUEST, exception.faults());
        } else {
            Throwable failure = context.failure() == null ? new HttpException(context.statusCode()) : context.failure();
            Problem problem = ProblemResponses.of(failure, RequestId.of(context));
            int status = status(problem.kind());
            ProblemResponses.putHeaders(context, problem);
            send(context, status, List.of(new Open311Error(code(problem.kind(), status), described(problem))));
        }
    }

    private static void send(RoutingContext context, int status, List<Open311Error> open311Errors) {
        AnswerFormat format = AnswerFormat.ofError(context);
        AnswerDocument document = AnswerDocument.list(
                "errors",
                "error",
                open311Errors.stream()
                        .map(error -> new AnswerValue.Group()
                                .number("code", error.code())
                                .text("description", error.description()))
                        .toList());
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, format.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(format.write(document));
    }

    private static int status(Problem.Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED, FORBIDDEN -> Problem.Kind.FORBIDDEN.status();
            case NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    TOO_LARGE,
                    TOO_MANY_REQUESTS,
                    INTERNAL,
                    UNAVAILABLE,
                    TIMEOUT,
                    INSUFFICIENT_STORAGE -> kind.status();
            default -> BAD_REQUEST;
        };
    }

    private static int code(Problem.Kind kind, int status) {
        return kind == Problem.Kind.UNAUTHENTICATED ? status : kind.status();
    }

    private static String described(Problem problem) {
        String field = problem.field();
        return field == null ? problem.reason() : argument(field) + ": " + problem.reason();
    }

    private static @Nullable String argument(String field) {
        return field.startsWith(ANSWER)
                ? "attribute[" + field.substring(ANSWER.length()) + "]"
                : ARGUMENTS.getOrDefault(field.replaceFirst("\\[[0-9]+]$", ""), field);
    }
}

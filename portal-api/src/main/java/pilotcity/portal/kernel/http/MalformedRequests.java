package pilotcity.portal.kernel.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import pilotcity.portal.kernel.http.wire.RequestTimeouts;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;

/** Answers what is not valid HTTP, before any route sees it. */
final class MalformedRequests {
    private MalformedRequests() {}

    static void answer(HttpServerRequest request) {
        Problem.Kind kind = switch (request.decoderResult().cause()) {
            case TooLongHttpLineException _ -> Problem.Kind.URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> Problem.Kind.HEADERS_TOO_LARGE;
            default -> Problem.Kind.BAD_REQUEST;
        };
        send(request, kind, new JsonObject());
    }

    /** Says why, and closes the connection: the end of the request is unknown. */
    static void refuse(HttpServerRequest request, String reason) {
        send(request, Problem.Kind.BAD_REQUEST, new JsonObject().put("detail", reason));
    }

    private static void send(HttpServerRequest request, Problem.Kind kind, JsonObject more) {
        RequestTimeouts.refuseFurtherRequests(request);
        JsonObject document = new JsonObject()
                .put("type", "about:blank")
                .put("title", kind.title())
                .put("status", kind.status())
                .mergeIn(more);
        request.response()
                .setStatusCode(kind.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponses.TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(document.encode())
                .onComplete(sent -> request.connection().close());
    }
}

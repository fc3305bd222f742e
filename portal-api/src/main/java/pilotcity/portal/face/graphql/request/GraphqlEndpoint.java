package pilotcity.portal.face.graphql.request;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Set;
import java.util.function.IntFunction;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.GraphqlErrors;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.kernel.authentication.CallerResolver;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;

/** {@code /graphql}: GraphQL over HTTP, by GET and POST. */
public final class GraphqlEndpoint {
    private static final String PATH = "/graphql";
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final String ALLOW = "GET, HEAD, POST, OPTIONS";
    private static final String ALLOW_CHANGES = "POST";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final OperationRunner runner;
    private final GraphqlRequestReader requests;
    private final EventStreamAnswers events;
    private final GraphqlLimits limits;
    private final CallerResolver callers;

    public GraphqlEndpoint(
            OperationRunner runner,
            GraphqlRequestReader requests,
            EventStreamAnswers events,
            GraphqlLimits limits,
            CallerResolver callers) {
        this.runner = runner;
        this.requests = requests;
        this.events = events;
        this.limits = limits;
        this.callers = callers;
    }

    public void mount(Router router) {
        router.route(PATH).handler(this::checkHeaders).failureHandler(this::fail);
        router.post(PATH)
                .handler(BodyReader.of(limits.bodyBytes()).handler(limits.bodyBytes()))
                .failureHandler(this::fail);
        router.route(PATH).handler(this::answer).failureHandler(this::fail);
    }

    /** What can be refused before the body is read. */
    private void checkHeaders(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.OPTIONS)) {
            context.response()
                    .setStatusCode(204)
                    .putHeader(HttpHeaders.ALLOW, ALLOW)
                    .end();
        } else if (isVisit(context)) {
            context.redirect("/graphiql");
        } else if (!SAFE.contains(method) && !method.equals(HttpMethod.POST)) {
            context.response().putHeader(HttpHeaders.ALLOW, ALLOW);
            context.fail(RequestRefusedException.of(ErrorCode.METHOD_NOT_ALLOWED, "use GET or POST"));
        } else {
            checkTypes(context, method);
        }
    }

    private static void checkTypes(RoutingContext context, HttpMethod method) {
        try {
            AnswerMediaType.of(context.request().getHeader(HttpHeaders.ACCEPT));
            if (method.equals(HttpMethod.POST)) {
                GraphqlRequestReader.requireJson(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
            }
            context.next();
        } catch (RequestRefusedException exception) {
            context.fail(exception);
        }
    }

    /** Somebody who opens the address in a browser wants the page. */
    private static boolean isVisit(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return SAFE.contains(context.request().method())
                && accept != null
                && accept.contains("text/html")
                && context.request().query() == null;
    }

    private void answer(RoutingContext context) {
        try {
            GraphqlRequest request = read(context);
            OperationSummary operation = runner.summarise(request);
            requirePost(context, operation);
            String accept = context.request().getHeader(HttpHeaders.ACCEPT);
            if (operation.subscribes() && !AnswerMediaType.takesEvents(accept)) {
                throw RequestRefusedException.of(
                        ErrorCode.NOT_ACCEPTABLE,
                        "a subscription is answered by events: send Accept: text/event-stream, or use a WebSocket");
            }
            IntFunction<Future<Actor>> who = writes -> callers.actor(context, writes);
            if (operation.subscribes() || AnswerMediaType.of(accept) == AnswerMediaType.STREAM) {
                events.answer(context, request, operation, who);
            } else {
                runner.answer(request, operation, who)
                        .map(done -> {
                            send(context, done);
                            return done;
                        })
                        .onFailure(context::fail);
            }
        } catch (RequestRefusedException | Problem refusal) {
            context.fail(refusal);
        }
    }

    private GraphqlRequest read(RoutingContext context) {
        if (SAFE.contains(context.request().method())) {
            return requests.ofAddress(context.queryParams());
        }
        return requests.ofBody(BodyReader.body(context).getBytes());
    }

    private static void requirePost(RoutingContext context, OperationSummary operation) {
        if (operation.mutations() > 0 && SAFE.contains(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, ALLOW_CHANGES);
            throw RequestRefusedException.of(
                    ErrorCode.METHOD_NOT_ALLOWED, "GET is for queries; send a mutation by POST");
        }
    }

    private void fail(RoutingContext context) {
        if (context.response().ended()) {
            // what has failed is the sending, to a caller that has gone
            return;
        }
        Throwable failure = context.failure();
        if (failure == null || failure instanceof HttpException) {
            send(
                    context,
                    GraphqlEngine.refused(GraphqlErrors.of(
                            RequestRefusedException.of(ErrorCode.BAD_REQUEST, "no request that can be read"))));
        } else {
            if (failure instanceof Problem problem) {
                ProblemResponses.putHeaders(context, problem);
            }
            send(context, GraphqlEngine.refused(GraphqlErrors.of(failure)));
        }
    }

    private void send(RoutingContext context, GraphqlAnswer answer) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (answer.refused() == ErrorCode.UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (answer.refused() == ErrorCode.FORBIDDEN && !response.headers().contains(WWW_AUTHENTICATE)) {
            response.putHeader(WWW_AUTHENTICATE, "Bearer realm=\"portal\", error=\"insufficient_scope\"");
        }
        AnswerMediaType mediaType = form(context);
        int status = status(answer, mediaType);
        String type = mediaType.type(answer.refused() == null);
        response.setStatusCode(status).putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (context.request().method().equals(HttpMethod.GET) && status == 200 && answer.refused() == null) {
            // With an entity tag, so that a client that has the answer need not have it sent again.
            ResponseSender.send(context, type, Buffer.buffer(answer.json())).onFailure(context::fail);
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(answer.json().length));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(answer.json()));
        }
    }

    private int status(GraphqlAnswer answer, AnswerMediaType mediaType) {
        ErrorCode refused = answer.refused();
        if (refused == null) {
            return limits.statuses().executed(answer.errors(), mediaType != AnswerMediaType.RESPONSE);
        }
        return mediaType == AnswerMediaType.JSON && refused.wellFormed()
                ? 200
                : limits.statuses().refused(refused);
    }

    private static AnswerMediaType form(RoutingContext context) {
        try {
            AnswerMediaType mediaType = AnswerMediaType.of(context.request().getHeader(HttpHeaders.ACCEPT));
            return mediaType == AnswerMediaType.STREAM ? AnswerMediaType.RESPONSE : mediaType;
        } catch (RequestRefusedException exception) {
            return AnswerMediaType.ANY;
        }
    }
}

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
import pilotcity.portal.face.graphql.error.Errors;
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.Callers;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.BodyReader;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.Problems;

/** {@code /graphql}: GraphQL over HTTP, by GET and POST. */
public final class GraphqlEndpoint {
    private static final String PATH = "/graphql";
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final String ALLOW = "GET, HEAD, POST, OPTIONS";
    private static final String ALLOW_CHANGES = "POST";
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final OperationRunner operationRunner;
    private final RequestReader requests;
    private final EventAnswers events;
    private final GraphqlLimits limits;
    private final Callers callers;

    public GraphqlEndpoint(
            OperationRunner operationRunner,
            RequestReader requests,
            EventAnswers events,
            GraphqlLimits limits,
            Callers callers) {
        this.operationRunner = operationRunner;
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
            context.fail(Refusal.of(ErrorCode.METHOD_NOT_ALLOWED, "use GET or POST"));
        } else {
            checkTypes(context, method);
        }
    }

    private static void checkTypes(RoutingContext context, HttpMethod method) {
        try {
            Form.of(context.request().getHeader(HttpHeaders.ACCEPT));
            if (method.equals(HttpMethod.POST)) {
                RequestReader.requireJson(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
            }
            context.next();
        } catch (Refusal refusal) {
            context.fail(refusal);
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
            Work work = operationRunner.work(request);
            requirePost(context, work);
            String accept = context.request().getHeader(HttpHeaders.ACCEPT);
            if (work.subscribes() && !Form.takesEvents(accept)) {
                throw Refusal.of(
                        ErrorCode.NOT_ACCEPTABLE,
                        "a subscription is answered by events: send Accept: text/event-stream, or use a WebSocket");
            }
            IntFunction<Future<Actor>> who = writes -> callers.actor(context, writes);
            if (work.subscribes() || Form.of(accept) == Form.STREAM) {
                events.answer(context, request, work, who);
            } else {
                operationRunner
                        .answer(request, work, who)
                        .map(done -> {
                            send(context, done);
                            return done;
                        })
                        .onFailure(context::fail);
            }
        } catch (Refusal | Problem refusal) {
            context.fail(refusal);
        }
    }

    private GraphqlRequest read(RoutingContext context) {
        if (SAFE.contains(context.request().method())) {
            return requests.ofAddress(context.queryParams());
        }
        return requests.ofBody(BodyReader.body(context).getBytes());
    }

    private static void requirePost(RoutingContext context, Work work) {
        if (work.mutations() > 0 && SAFE.contains(context.request().method())) {
            context.response().putHeader(HttpHeaders.ALLOW, ALLOW_CHANGES);
            throw Refusal.of(ErrorCode.METHOD_NOT_ALLOWED, "GET is for queries; send a mutation by POST");
        }
    }

    private void fail(RoutingContext context) {
        if (context.response().ended()) {
            // what has failed is the sending, to a caller that has gone
            return;
        }
        Throwable failure = context.failure();
        if (failure == null || failure instanceof HttpException) {
            send(context, Engine.refused(Errors.of(Refusal.of(ErrorCode.BAD_REQUEST, "no request that can be read"))));
        } else {
            if (failure instanceof Problem problem) {
                Problems.putHeaders(context, problem);
            }
            send(context, Engine.refused(Errors.of(failure)));
        }
    }

    private void send(RoutingContext context, Outcome outcome) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (outcome.refused() == ErrorCode.UNAVAILABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, "1");
        }
        if (outcome.refused() == ErrorCode.FORBIDDEN && !response.headers().contains(WWW_AUTHENTICATE)) {
            response.putHeader(WWW_AUTHENTICATE, "Bearer realm=\"portal\", error=\"insufficient_scope\"");
        }
        Form form = form(context);
        int status = status(outcome, form);
        String type = form.type(outcome.refused() == null);
        response.setStatusCode(status).putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        if (context.request().method().equals(HttpMethod.GET) && status == 200 && outcome.refused() == null) {
            // With an entity tag, so that whoever has the answer need not have it sent again.
            Answers.send(context, type, Buffer.buffer(outcome.json())).onFailure(context::fail);
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(outcome.json().length));
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(outcome.json()));
        }
    }

    private int status(Outcome outcome, Form form) {
        ErrorCode refused = outcome.refused();
        if (refused == null) {
            return limits.statuses().executed(outcome.errors(), form != Form.RESPONSE);
        }
        return form == Form.JSON && refused.wellFormed()
                ? 200
                : limits.statuses().refused(refused);
    }

    private static Form form(RoutingContext context) {
        try {
            Form form = Form.of(context.request().getHeader(HttpHeaders.ACCEPT));
            return form == Form.STREAM ? Form.RESPONSE : form;
        } catch (Refusal refusal) {
            return Form.ANY;
        }
    }
}

package pilotcity.portal.face.ckan;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.SearchException;
import pilotcity.portal.face.ckan.datastore.DatastoreDump;
import pilotcity.portal.face.ckan.feed.CkanFeeds;
import pilotcity.portal.face.ckan.protocol.Action;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.ckan.protocol.BadRequestException;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.ckan.protocol.Envelope;
import pilotcity.portal.face.ckan.protocol.TableQuestion;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;

/**
 * {@code /api/3/action/{name}} and {@code /api/action/{name}}: CKAN's Action API, by GET and POST; its DataStore dumps
 * and its feeds. Unknown parameters mean nothing here, as in CKAN.
 */
public final class CkanFace implements Face {
    private static final String TYPE = "application/json;charset=utf-8";
    private static final String SCRIPT = "application/javascript;charset=utf-8";
    private static final String CALLBACK = "callback";
    private static final Pattern NAME_OF_FUNCTION = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$.\\[\\]]{0,99}");
    private static final List<String> ROOTS = List.of("/api/3/action", "/api/action");

    private final ReadPool readPool;
    private final TableReadPool tables;
    private final CatalogueInfo info;
    private final PublicAddress address;
    private final BodyReader bodies;
    private final int mostBytes;
    private final ActionRegistry actions = new ActionRegistry();

    public CkanFace(ReadPool readPool, TableReadPool tables, CatalogueInfo info, Config config) {
        this.readPool = readPool;
        this.tables = tables;
        this.info = info;
        this.address = PublicAddress.of(config);
        this.mostBytes = config.integer(Setting.HTTP_MAX_BODY);
        this.bodies = BodyReader.of(mostBytes);
    }

    @Override
    public void mount(Router router) {
        for (String root : List.of("/api/3", "/api/3/", "/api/3/action", "/api/3/action/")) {
            ResponseSender.routeRead(
                    router, root, context -> ResponseSender.send(context, TYPE, Envelope.json(Map.of("version", 3))));
        }
        for (String root : ROOTS) {
            router.route(root + "/*").failureHandler(this::fail);
            ResponseSender.routeRead(
                    router,
                    root + "/:name",
                    context -> answer(context, ActionParameters.ofAddress(context.queryParams())));
            router.post(root + "/:name").handler(context -> post(context).onFailure(context::fail));
            router.route(root + "/*").handler(CkanFace::unmatched);
        }
        new DatastoreDump(readPool, tables).mount(router);
        new CkanFeeds(readPool, this::site).mount(router);
    }

    private CkanSite site(RoutingContext context) {
        return new CkanSite(address.of(context), info);
    }

    private Future<Void> answer(RoutingContext context, ActionParameters parameters) {
        Action action = actions.get(ResponseSender.path(context, "name"));
        String callback = context.request().getParam(CALLBACK);
        if (callback != null && !NAME_OF_FUNCTION.matcher(callback).matches()) {
            throw new BadRequestException("JSON Error: callback is no name of a function");
        }
        CkanSite ckanSite = site(context);
        return run(action, parameters, ckanSite)
                .compose(body -> callback == null
                        ? ResponseSender.send(context, TYPE, body)
                        : ResponseSender.send(
                                context,
                                SCRIPT,
                                Buffer.buffer(callback + "(").appendBuffer(body).appendString(");")));
    }

    /** The answer, as it is sent. */
    private Future<Buffer> run(Action action, ActionParameters parameters, CkanSite ckanSite) {
        String help = help(ckanSite, action.name());
        return readPool.<Object>read(index -> {
                    Object result = action.work().run(index, parameters, ckanSite);
                    return result instanceof TableQuestion question ? question : Envelope.success(help, result);
                })
                .compose(result -> result instanceof TableQuestion question
                        ? tables.read((engine, control) -> Envelope.success(help, question.ask(engine, control)))
                        : Future.succeededFuture((Buffer) result));
    }

    private static String help(CkanSite ckanSite, String name) {
        return ckanSite.url("/api/3/action/help_show?name=" + name);
    }

    private Future<Void> post(RoutingContext context) {
        context.request().pause();
        Action action = actions.get(ResponseSender.path(context, "name"));
        CkanSite ckanSite = site(context);
        String type = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return bodies.read(context, mostBytes)
                .compose(body -> run(action, ActionParameters.ofBody(type, body), ckanSite))
                .compose(body -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                        .end(body));
    }

    private static void unmatched(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS, POST");
        if (context.request().method().equals(HttpMethod.OPTIONS)) {
            context.response().setStatusCode(204).end();
        } else {
            context.fail(Problem.of(Problem.Kind.METHOD_NOT_ALLOWED, "actions are asked by GET and POST"));
        }
    }

    private void fail(RoutingContext context) {
        if (context.response().headWritten()) {
            if (!context.response().ended()) {
                context.request().connection().close();
            }
            return;
        }
        Throwable failure = context.failure();
        if (failure instanceof BadRequestException bad) {
            send(context, 400, Envelope.json(String.valueOf(bad.getMessage())));
            return;
        }
        ActionException actionException = fault(context, failure);
        String name = Objects.requireNonNullElse(context.pathParam("name"), "");
        send(context, actionException.status(), Envelope.failure(help(site(context), name), actionException));
    }

    private static ActionException fault(RoutingContext context, @Nullable Throwable failure) {
        return switch (failure) {
            case ActionException actionException -> actionException;
            case SearchException e -> ActionException.search(String.valueOf(e.getMessage()));
            case null, default -> {
                Problem problem = ProblemResponses.of(
                        failure == null ? new HttpException(context.statusCode()) : failure, RequestId.of(context));
                ProblemResponses.putHeaders(context, problem);
                yield problem.kind() == Problem.Kind.NOT_FOUND
                        ? ActionException.notFound(problem.reason())
                        : ActionException.of(problem.kind().status(), problem.described());
            }
        };
    }

    private static void send(RoutingContext context, int status, Buffer body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(body);
    }
}

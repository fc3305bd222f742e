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
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.face.ckan.call.Action;
import pilotcity.portal.face.ckan.call.BadRequest;
import pilotcity.portal.face.ckan.call.Call;
import pilotcity.portal.face.ckan.call.Envelope;
import pilotcity.portal.face.ckan.call.Fault;
import pilotcity.portal.face.ckan.datastore.Dump;
import pilotcity.portal.face.ckan.feed.Feeds;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.CatalogueInfo;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.BodyReader;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.Problems;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.http.RequestId;
import pilotcity.portal.kernel.index.Reads;

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

    private final Reads reads;
    private final CatalogueInfo catalogueInfo;
    private final PublicAddress address;
    private final BodyReader bodies;
    private final int mostBytes;
    private final Actions actions = new Actions();

    public CkanFace(Reads reads, CatalogueInfo catalogueInfo, Config config) {
        this.reads = reads;
        this.catalogueInfo = catalogueInfo;
        this.address = PublicAddress.of(config);
        this.mostBytes = config.integer(Setting.HTTP_MAX_BODY);
        this.bodies = BodyReader.of(mostBytes);
    }

    @Override
    public void mount(Router router) {
        for (String root : List.of("/api/3", "/api/3/", "/api/3/action", "/api/3/action/")) {
            Answers.read(router, root, context -> Answers.send(context, TYPE, Envelope.json(Map.of("version", 3))));
        }
        for (String root : ROOTS) {
            router.route(root + "/*").handler(CkanFace::requireQuery).failureHandler(this::fail);
            Answers.read(router, root + "/:name", context -> answer(context, Call.ofAddress(context.queryParams())));
            router.post(root + "/:name").handler(context -> post(context).onFailure(context::fail));
            router.route(root + "/*").handler(CkanFace::unmatched);
        }
        new Dump(reads).mount(router);
        new Feeds(reads, this::site).mount(router);
    }

    private CkanSite site(RoutingContext context) {
        return new CkanSite(address.of(context), catalogueInfo);
    }

    private Future<Void> answer(RoutingContext context, Call call) {
        Action action = actions.get(Answers.path(context, "name"));
        String callback = context.request().getParam(CALLBACK);
        if (callback != null && !NAME_OF_FUNCTION.matcher(callback).matches()) {
            throw new BadRequest("JSON Error: callback is no name of a function");
        }
        CkanSite ckanSite = site(context);
        return reads.read(index -> Envelope.success(
                        help(ckanSite, action.name()), action.work().run(index, call, ckanSite)))
                .compose(body -> callback == null
                        ? Answers.send(context, TYPE, body)
                        : Answers.send(
                                context,
                                SCRIPT,
                                Buffer.buffer(callback + "(").appendBuffer(body).appendString(");")));
    }

    private static String help(CkanSite ckanSite, String name) {
        return ckanSite.url("/api/3/action/help_show?name=" + name);
    }

    private Future<Void> post(RoutingContext context) {
        context.request().pause();
        Action action = actions.get(Answers.path(context, "name"));
        CkanSite ckanSite = site(context);
        String type = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.CONTENT_TYPE), "");
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return bodies.read(context, mostBytes)
                .compose(body -> {
                    Call call = Call.ofBody(type, body);
                    return reads.read(index -> Envelope.success(
                            help(ckanSite, action.name()), action.work().run(index, call, ckanSite)));
                })
                .compose(body -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                        .end(body));
    }

    private static void requireQuery(RoutingContext context) {
        context.queryParams();
        context.next();
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
        if (failure instanceof BadRequest bad) {
            send(context, 400, Envelope.json(String.valueOf(bad.getMessage())));
            return;
        }
        Fault fault = fault(context, failure);
        String name = Objects.requireNonNullElse(context.pathParam("name"), "");
        send(context, fault.status(), Envelope.failure(help(site(context), name), fault));
    }

    private static Fault fault(RoutingContext context, @Nullable Throwable failure) {
        return switch (failure) {
            case Fault fault -> fault;
            case SearchException e -> Fault.search(String.valueOf(e.getMessage()));
            case null, default -> {
                Problem problem = Problems.of(
                        failure == null ? new HttpException(context.statusCode()) : failure, RequestId.of(context));
                Problems.putHeaders(context, problem);
                yield problem.kind() == Problem.Kind.NOT_FOUND
                        ? Fault.notFound(problem.reason())
                        : Fault.of(problem.kind().status(), problem.described());
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

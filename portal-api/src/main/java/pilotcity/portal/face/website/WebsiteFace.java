package pilotcity.portal.face.website;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.face.shared.page.results.PageQueryReader;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;

/** The pages, in Chinese and under {@code /en} in English. Mount it last: what other faces have, it leaves to them. */
public final class WebsiteFace implements Face {
    private static final int BEFORE_ALL = -1;

    private final Kinds kinds;
    private final ReadPool readPool;
    private final PageRenderer renderer;
    private final StaticAssets assets;
    private final PageQueryReader reader;
    private final BaseMap baseMap = new BaseMap();

    public WebsiteFace(Vertx vertx, Kinds kinds, ReadPool readPool, PageRenderer renderer, Config config) {
        this.kinds = kinds;
        this.readPool = readPool;
        this.renderer = renderer;
        this.assets = new StaticAssets(vertx, config.path(Setting.WEB_STATIC).resolve("static"));
        this.reader = new PageQueryReader(kinds, config.duration(Setting.HTTP_TIMEOUT));
    }

    @Override
    public void mount(Router router) {
        Set<String> taken = PageRenderer.firstSegments(router);
        router.route().order(BEFORE_ALL).handler(context -> {
            renderer.offer(context, taken);
            context.next();
        });
        assets.mount(router);
        new CrawlerFiles(readPool, renderer::base).mount(router);
        ResponseSender.routeRead(router, "/basemap.geojson", this::outlines);
        ResponseSender.routeRead(router, "/", this::root);
        for (Language language : Language.values()) {
            mountPages(router, language);
        }
    }

    private void mountPages(Router router, Language language) {
        String prefix = language.prefix();
        if (!prefix.isEmpty()) {
            page(
                    router,
                    prefix,
                    language,
                    (index, visit) -> new TemplatePage("home", new HomePage(index, visit).read()));
            page(
                    router,
                    prefix + "/",
                    language,
                    (index, visit) -> new TemplatePage("home", new HomePage(index, visit).read()));
        }
        page(router, prefix + "/about", language, (index, visit) -> new TemplatePage("about", Map.of()));
        page(
                router,
                prefix + "/developers",
                language,
                (index, visit) -> new TemplatePage("developers", Map.of("kinds", kinds.list())));
        ResponseSender.routeRead(router, prefix + "/search", context -> search(context, language));
        ResponseSender.routeRead(router, prefix + "/map.json", context -> map(context, language));
        for (Kind<?> kind : kinds.list()) {
            ResponseSender.routeRead(router, prefix + "/" + kind.plural(), context -> list(context, language, kind));
            ResponseSender.routeRead(
                    router, prefix + "/" + kind.plural() + "/:id", context -> document(context, language, kind));
        }
    }

    private void page(Router router, String path, Language language, PageRenderer.Reading reading) {
        ResponseSender.routeRead(router, path, context -> renderer.showKept(context, language, reading));
    }

    private Future<Void> root(RoutingContext context) {
        context.response().putHeader(HttpHeaders.VARY, "Accept-Language");
        String asked = context.request().getParam("lang");
        Language language = "zh".equals(asked) ? Language.ZH : Language.preferred(context);
        return renderer.showKept(
                context, language, (index, visit) -> new TemplatePage("home", new HomePage(index, visit).read()));
    }

    private Future<Void> search(RoutingContext context, Language language) {
        PageQuery query = PageQuery.of(context.queryParams());
        return renderer.showKept(
                context,
                language,
                (index, visit) -> new TemplatePage("search", new SearchPage(index, reader, visit, query).read()));
    }

    private Future<Void> map(RoutingContext context, Language language) {
        Visit visit = renderer.visit(context, language);
        PageQuery query = PageQuery.of(context.queryParams()).firstPage();
        return readPool.read(index -> new ResultMap(index, reader, visit).of(query))
                .compose(body -> ResponseSender.sendJson(context, body));
    }

    private Future<Void> list(RoutingContext context, Language language, Kind<?> kind) {
        String query =
                PageQuery.of(context.queryParams()).with("kind", kind.name()).encoded();
        return context.response()
                .setStatusCode(308)
                .putHeader(HttpHeaders.LOCATION, language.prefix() + "/search?" + query)
                .end();
    }

    private Future<Void> document(RoutingContext context, Language language, Kind<?> kind) {
        String id = ResponseSender.path(context, "id");
        return renderer.showKept(context, language, (index, visit) -> {
            String special = "kind-" + kind.name();
            Map<String, @Nullable Object> model = new DocumentPage(index, kind, visit)
                    .read(id)
                    .orElseThrow(() -> Problem.notFound("there is no " + kind.name() + " '" + id + "'"));
            return new TemplatePage(renderer.has(special) ? special : "kind", model, DocumentView.isLasting(model));
        });
    }

    private Future<Void> outlines(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=600");
        return readPool.read(baseMap::read).compose(body -> ResponseSender.send(context, "application/geo+json", body));
    }
}

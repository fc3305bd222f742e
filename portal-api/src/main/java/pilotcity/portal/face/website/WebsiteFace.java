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
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Page;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.ask.Asked;
import pilotcity.portal.face.page.ask.PageQuery;
import pilotcity.portal.face.page.show.DocumentView;
import pilotcity.portal.face.site.Assets;
import pilotcity.portal.face.site.BaseMap;
import pilotcity.portal.face.site.Crawlers;
import pilotcity.portal.face.site.HomePage;
import pilotcity.portal.face.site.ResultMap;
import pilotcity.portal.face.site.SearchPage;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;

/** The pages, in Chinese and under {@code /en} in English. Mount it last: what other faces have, it leaves to them. */
public final class WebsiteFace implements Face {
    private static final int BEFORE_ALL = -1;

    private final Kinds kinds;
    private final Reads reads;
    private final Pages pages;
    private final Assets assets;
    private final Asked asked;
    private final BaseMap baseMap = new BaseMap();

    public WebsiteFace(Vertx vertx, Kinds kinds, Reads reads, Pages pages, Config config) {
        this.kinds = kinds;
        this.reads = reads;
        this.pages = pages;
        this.assets = new Assets(vertx, config.path(Setting.WEB_STATIC).resolve("static"));
        this.asked = new Asked(kinds, config.duration(Setting.HTTP_TIMEOUT));
    }

    @Override
    public void mount(Router router) {
        Set<String> taken = Pages.firstSegments(router);
        router.route().order(BEFORE_ALL).handler(context -> {
            pages.offer(context, taken);
            context.next();
        });
        assets.mount(router);
        new Crawlers(reads, pages::base).mount(router);
        Answers.read(router, "/basemap.geojson", this::outlines);
        Answers.read(router, "/", this::root);
        for (Language language : Language.values()) {
            mountPages(router, language);
        }
    }

    private void mountPages(Router router, Language language) {
        String prefix = language.prefix();
        if (!prefix.isEmpty()) {
            page(router, prefix, language, (index, visit) -> new Page("home", new HomePage(index, visit).read()));
            page(router, prefix + "/", language, (index, visit) -> new Page("home", new HomePage(index, visit).read()));
        }
        page(router, prefix + "/about", language, (index, visit) -> new Page("about", Map.of()));
        page(
                router,
                prefix + "/developers",
                language,
                (index, visit) -> new Page("developers", Map.of("kinds", kinds.list())));
        Answers.read(router, prefix + "/search", context -> search(context, language));
        Answers.read(router, prefix + "/map.json", context -> map(context, language));
        for (Kind<?> kind : kinds.list()) {
            Answers.read(router, prefix + "/" + kind.plural(), context -> list(context, language, kind));
            Answers.read(router, prefix + "/" + kind.plural() + "/:id", context -> document(context, language, kind));
        }
    }

    private void page(Router router, String path, Language language, Pages.Reading reading) {
        Answers.read(router, path, context -> pages.showKept(context, language, reading));
    }

    private Future<Void> root(RoutingContext context) {
        context.response().putHeader(HttpHeaders.VARY, "Accept-Language");
        String asked = context.request().getParam("lang");
        Language language = "zh".equals(asked) ? Language.ZH : Language.preferred(context);
        return pages.showKept(context, language, (index, visit) -> new Page("home", new HomePage(index, visit).read()));
    }

    private Future<Void> search(RoutingContext context, Language language) {
        PageQuery query = PageQuery.of(context.queryParams());
        return pages.showKept(
                context,
                language,
                (index, visit) -> new Page("search", new SearchPage(index, asked, visit, query).read()));
    }

    private Future<Void> map(RoutingContext context, Language language) {
        Visit visit = pages.visit(context, language);
        PageQuery query = PageQuery.of(context.queryParams()).firstPage();
        return reads.read(index -> new ResultMap(index, asked, visit).of(query))
                .compose(body -> Answers.json(context, body));
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
        String id = Answers.path(context, "id");
        return pages.showKept(context, language, (index, visit) -> {
            String special = "kind-" + kind.name();
            Map<String, @Nullable Object> model = new DocumentPage(index, kind, visit)
                    .read(id)
                    .orElseThrow(() -> Problem.notFound("there is no " + kind.name() + " '" + id + "'"));
            return new Page(pages.has(special) ? special : "kind", model, DocumentView.isLasting(model));
        });
    }

    private Future<Void> outlines(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=600");
        return reads.read(baseMap::read).compose(body -> Answers.send(context, "application/geo+json", body));
    }
}

package pilotcity.portal.face.site;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.Index;
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.Problems;
import pilotcity.portal.kernel.http.RequestId;
import pilotcity.portal.kernel.index.Reads;

/** The pages, in Chinese and under {@code /en} in English. Mount it last: it answers for addresses that nobody has. */
public final class SiteFace implements Face {
    private final Kinds kinds;
    private final Reads reads;
    private final Templates templates;
    private final Layout layout;
    private final Assets assets;
    private final Asked asked;
    private final String publicUrl;
    private final BaseMap baseMap = new BaseMap();

    public SiteFace(Vertx vertx, Kinds kinds, Reads reads, Config config) {
        Path folder = config.path(Setting.WEB_STATIC);
        this.kinds = kinds;
        this.reads = reads;
        this.templates = new Templates(folder);
        this.layout = new Layout(kinds, config);
        this.assets = new Assets(vertx, folder.resolve("static"));
        this.asked = new Asked(kinds, config.duration(Setting.HTTP_TIMEOUT));
        this.publicUrl = config.text(Setting.HTTP_PUBLIC_URL).replaceFirst("/$", "");
    }

    /** Makes a page from the index. */
    private interface Reading {
        Page read(Index index, Visit visit);
    }

    private record Page(String template, Map<String, ? extends @Nullable Object> model) {}

    @Override
    public void mount(Router router) {
        Set<String> taken = firstSegments(router);
        assets.mount(router);
        new Crawlers(reads, this::base).mount(router);
        Answers.read(router, "/basemap.geojson", this::outlines);
        Answers.read(router, "/", this::root);
        for (Language language : Language.values()) {
            mountPages(router, language);
        }
        router.get().handler(context -> unknown(context, taken));
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
        Answers.read(router, prefix + "/points.json", context -> points(context, language));
        for (Kind<?> kind : kinds.list()) {
            Answers.read(router, prefix + "/" + kind.plural(), context -> list(context, language, kind));
            Answers.read(router, prefix + "/" + kind.plural() + "/:id", context -> document(context, language, kind));
        }
    }

    private void page(Router router, String path, Language language, Reading reading) {
        Answers.read(router, path, context -> show(context, language, reading));
    }

    /** Where the outside reaches the portal; a Host header is not taken for it. */
    private String base(RoutingContext context) {
        return publicUrl.isEmpty()
                ? "http://localhost:" + context.request().localAddress().port()
                : publicUrl;
    }

    private Future<Void> root(RoutingContext context) {
        context.response().putHeader(HttpHeaders.VARY, "Accept-Language");
        String asked = context.request().getParam("lang");
        Language language = "zh".equals(asked) ? Language.ZH : Language.preferred(context);
        return show(context, language, (index, visit) -> new Page("home", new HomePage(index, visit).read()));
    }

    private Future<Void> search(RoutingContext context, Language language) {
        PageQuery query = PageQuery.of(context.queryParams());
        return show(
                context,
                language,
                (index, visit) -> new Page("search", new SearchPage(index, asked, visit, query).read()));
    }

    private Future<Void> points(RoutingContext context, Language language) {
        Visit visit = Visit.of(context, language, base(context));
        PageQuery query = PageQuery.of(context.queryParams()).firstPage();
        return reads.read(index -> new Points(index, visit).of(asked.read(query)))
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
        return show(context, language, (index, visit) -> {
            String special = "kind-" + kind.name();
            return new Page(
                    templates.has(special) ? special : "kind",
                    new DocumentPage(index, kind, visit)
                            .read(id)
                            .orElseThrow(() -> Problem.notFound("there is no " + kind.name() + " '" + id + "'")));
        });
    }

    private Future<Void> outlines(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=600");
        return reads.read(baseMap::read).compose(body -> Answers.send(context, "application/geo+json", body));
    }

    private Future<Void> show(RoutingContext context, Language language, Reading reading) {
        Visit visit = Visit.of(context, language, base(context));
        return reads.read(index -> render(reading.read(index, visit), visit))
                .compose(body -> Answers.send(context, Answers.HTML, body))
                .recover(failure -> context.response().headWritten()
                        ? Future.failedFuture(failure)
                        : problem(context, visit, Problems.of(failure, RequestId.of(context))));
    }

    private Buffer render(Page page, Visit visit) {
        return templates.render(page.template(), visit.language(), layout.model(visit, page.model()));
    }

    /** A failure as a page; what to do about it stands in the template. */
    private Future<Void> problem(RoutingContext context, Visit visit, Problem problem) {
        Map<String, Object> model = Map.of(
                "status", problem.kind().status(),
                "missing", problem.kind() == Problem.Kind.NOT_FOUND,
                "field", Objects.requireNonNullElse(problem.field(), ""),
                "reason", problem.reason(),
                "request", RequestId.of(context));
        return context.response()
                .setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.HTML)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(render(new Page("problem", model), visit));
    }

    /** An address that nobody has: a page for a reader, the common problem document for a program. */
    private void unknown(RoutingContext context, Set<String> taken) {
        String path = Objects.requireNonNullElse(context.request().path(), "/");
        String accept = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "");
        if (taken.contains(firstSegment(path)) || !accept.contains("text/html")) {
            context.next();
            return;
        }
        Language language = path.startsWith(Language.EN.prefix() + "/") ? Language.EN : Language.ZH;
        Visit visit = Visit.of(context, language, base(context));
        problem(context, visit, Problem.notFound("there is nothing at " + path)).onFailure(context::fail);
    }

    private static Set<String> firstSegments(Router router) {
        return router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .map((Function<String, String>) SiteFace::firstSegment)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}

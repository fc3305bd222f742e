package pilotcity.portal.face.shared.page;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import pilotcity.index.Index;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.UnmatchedRoute;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.read.ReadPool;

/** Renders pages, and those for what went wrong. */
public final class PageRenderer {
    private final Templates templates;
    private final Layout layout;
    private final ReadPool readPool;
    private final PublicAddress address;
    private final PageCache kept = new PageCache();

    public PageRenderer(Kinds kinds, ReadPool readPool, Config config) {
        Path folder = config.path(Setting.WEB_STATIC);
        this.templates = new Templates(folder);
        this.layout = new Layout(kinds, config);
        this.readPool = readPool;
        this.address = PublicAddress.of(config);
    }

    /** Makes a page from the index. */
    @FunctionalInterface
    public interface Reading {
        TemplatePage read(Index index, Visit visit);
    }

    public boolean has(String template) {
        return templates.has(template);
    }

    /** The short texts in {@code language}. */
    public Map<String, String> texts(Language language) {
        return templates.texts(language);
    }

    /** The texts of the file {@code name} in {@code language}. */
    public Map<String, String> texts(String name, Language language) {
        return templates.texts(name, language);
    }

    public Visit visit(RoutingContext context, Language language) {
        return Visit.of(context, language, base(context));
    }

    /** Where the outside reaches the portal. */
    public String base(RoutingContext context) {
        return address.of(context);
    }

    public Buffer render(TemplatePage templatePage, Visit visit) {
        return templates.render(templatePage.template(), visit.language(), layout.model(visit, templatePage.model()));
    }

    /** Answers with a page for everybody. */
    public Future<Void> show(RoutingContext context, Language language, Reading reading) {
        Visit visit = visit(context, language);
        Future<Void> shown =
                read(reading, visit).compose(body -> ResponseSender.send(context, ResponseSender.HTML, body));
        return orProblem(context, visit, shown);
    }

    /** The same for a page that follows from the index and the address alone, so that it need not be made twice. */
    public Future<Void> showKept(RoutingContext context, Language language, Reading reading) {
        Visit visit = visit(context, language);
        Future<Void> shown = readPool.read(index -> kept(index, reading, visit))
                .compose(page -> ResponseSender.sendTagged(
                        context, ResponseSender.HTML, Buffer.buffer(page.body()), page.tag()));
        return orProblem(context, visit, shown);
    }

    private PageCache.Rendered kept(Index index, Reading reading, Visit visit) {
        PageCache.State now = PageCache.State.of(index, templates.version());
        PageCache.Rendered known = kept.find(now, visit);
        if (known != null) {
            return known;
        }
        TemplatePage templatePage = reading.read(index, visit);
        Buffer body = render(templatePage, visit);
        PageCache.Rendered rendered = new PageCache.Rendered(body.getBytes(), ResponseSender.tag(body));
        if (templatePage.lasting()) {
            kept.keep(now, visit, rendered);
        }
        return rendered;
    }

    /** Answers with a page that no cache may store. */
    public Future<Void> showOnce(RoutingContext context, int status, Visit visit, Reading reading) {
        return read(reading, visit).compose(body -> once(context, status).end(body));
    }

    private static HttpServerResponse once(RoutingContext context, int status) {
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.HTML);
    }

    private Future<Buffer> read(Reading reading, Visit visit) {
        return readPool.read(index -> render(reading.read(index, visit), visit));
    }

    /** Sends the browser on to {@code address}, with GET. */
    public static Future<Void> redirect(RoutingContext context, String address) {
        return context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    /** {@code shown}, with a page for what it fails with. */
    public Future<Void> orProblem(RoutingContext context, Visit visit, Future<Void> shown) {
        return shown.recover(failure -> context.response().headWritten()
                ? Future.failedFuture(failure)
                : problem(context, visit, ProblemResponses.of(failure, RequestId.of(context))));
    }

    /** A failure as a page; what to do about it stands in the template. */
    private Future<Void> problem(RoutingContext context, Visit visit, Problem problem) {
        Map<String, Object> model = Map.of(
                "status", problem.kind().status(),
                "missing", problem.kind() == Problem.Kind.NOT_FOUND,
                "told", problem.kind().status() < 500,
                "field", Objects.requireNonNullElse(problem.field(), ""),
                "reason", RefusalReason.of(problem, visit.language()),
                "request", RequestId.of(context));
        ProblemResponses.putHeaders(context, problem);
        return once(context, problem.kind().status()).end(render(new TemplatePage("problem", model), visit));
    }

    /**
     * Offers a page for an address that nobody has to a reader; programs, and whoever asks under the address of another
     * face, get the common problem document.
     *
     * @param taken the first path segments that other faces answer under
     */
    public void offer(RoutingContext context, Set<String> taken) {
        String path = Objects.requireNonNullElse(context.request().path(), "/");
        String accept = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "");
        if (accept.contains("text/html") && !taken.contains(firstSegment(path))) {
            UnmatchedRoute.answerWith(context, unanswered -> {
                Language language = path.startsWith(Language.EN.prefix() + "/") ? Language.EN : Language.ZH;
                Problem problem = Problem.notFound("there is nothing at " + path);
                problem(context, visit(context, language), problem).onFailure(context::fail);
            });
        }
    }

    /** What the paths mounted so far begin with, but for a language: whatever is below that is a page. */
    public static Set<String> firstSegments(Router router) {
        return router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .map((Function<String, String>) PageRenderer::firstSegment)
                .filter(segment -> !segment.equals(Language.EN.prefix()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}

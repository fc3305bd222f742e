package pilotcity.portal.face.site;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.RequestId;

/** Renders pages, and those for what went wrong. */
record Pages(Templates templates, Layout layout) {
    boolean has(String template) {
        return templates.has(template);
    }

    Buffer render(Page page, Visit visit) {
        return templates.render(page.template(), visit.language(), layout.model(visit, page.model()));
    }

    /** A failure as a page; what to do about it stands in the template. */
    Future<Void> problem(RoutingContext context, Visit visit, Problem problem) {
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

    /**
     * An address that nobody has: a page for a reader, the common problem document for a program.
     *
     * @param taken the first path segments that other faces answer under
     */
    void unknown(RoutingContext context, Set<String> taken, String base) {
        String path = Objects.requireNonNullElse(context.request().path(), "/");
        String accept = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "");
        if (taken.contains(firstSegment(path)) || !accept.contains("text/html")) {
            context.next();
            return;
        }
        Language language = path.startsWith(Language.EN.prefix() + "/") ? Language.EN : Language.ZH;
        Visit visit = Visit.of(context, language, base);
        problem(context, visit, Problem.notFound("there is nothing at " + path)).onFailure(context::fail);
    }

    /** What the paths mounted so far begin with. */
    static Set<String> firstSegments(Router router) {
        return router.getRoutes().stream()
                .map(Route::getPath)
                .filter(Objects::nonNull)
                .map((Function<String, String>) Pages::firstSegment)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String firstSegment(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}

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
import pilotcity.portal.kernel.http.Unmatched;

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
     * Offers a page for an address that nobody has to a reader; programs, and whoever asks under the address of another
     * face, get the common problem document.
     *
     * @param taken the first path segments that other faces answer under
     */
    void offer(RoutingContext context, Set<String> taken, String base) {
        String path = Objects.requireNonNullElse(context.request().path(), "/");
        String accept = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "");
        if (accept.contains("text/html") && !taken.contains(firstSegment(path))) {
            Unmatched.answerWith(context, unanswered -> {
                Language language = path.startsWith(Language.EN.prefix() + "/") ? Language.EN : Language.ZH;
                Problem problem = Problem.notFound("there is nothing at " + path);
                problem(context, Visit.of(context, language, base), problem).onFailure(context::fail);
            });
        }
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

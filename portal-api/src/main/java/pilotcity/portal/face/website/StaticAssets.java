package pilotcity.portal.face.website;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/**
 * {@code /static}: the pages' own styles and scripts, from disk, always revalidated so that an upgrade never mixes old
 * with new. {@code /lib}: libraries from the class path, under their version and therefore kept for a year.
 */
public final class StaticAssets {
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");

    /** What pages may load, by address under {@code /lib}. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "/lib/ol/10.7.0/ol.js", "META-INF/resources/webjars/ol/10.7.0/dist/ol.js",
            "/lib/ol/10.7.0/ol.css", "META-INF/resources/webjars/ol/10.7.0/ol.css",
            "/lib/swagger-ui/5.34.1/swagger-ui-bundle.js",
                    "META-INF/resources/webjars/swagger-ui/5.34.1/swagger-ui-bundle.js",
            "/lib/swagger-ui/5.34.1/swagger-ui.css", "META-INF/resources/webjars/swagger-ui/5.34.1/swagger-ui.css");

    private final Vertx vertx;
    private final Path folder;
    private final Map<String, Buffer> libraries = new ConcurrentHashMap<>();

    public StaticAssets(Vertx vertx, Path folder) {
        this.vertx = vertx;
        this.folder = folder;
    }

    public void mount(Router router) {
        ResponseSender.routeRead(router, "/static/:file", this::own);
        ResponseSender.routeRead(router, "/favicon.ico", context -> sendOwn(context, "favicon.svg"));
        LIBRARIES.forEach((address, resource) ->
                ResponseSender.routeRead(router, address, context -> library(context, resource)));
    }

    private Future<Void> own(RoutingContext context) {
        return sendOwn(context, ResponseSender.path(context, "file"));
    }

    private Future<Void> sendOwn(RoutingContext context, String file) {
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || !file.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
            throw missing(context);
        }
        return vertx.fileSystem()
                .readFile(folder.resolve(file).toString())
                .recover(absent -> Future.failedFuture(missing(context)))
                .compose(content -> ResponseSender.send(context, type, content));
    }

    private static Problem missing(RoutingContext context) {
        return Problem.notFound("there is nothing at " + context.request().path());
    }

    private Future<Void> library(RoutingContext context, String resource) {
        Buffer content = libraries.computeIfAbsent(resource, StaticAssets::load);
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        String type = Objects.requireNonNull(TYPES.get(resource.substring(resource.lastIndexOf('.') + 1)));
        return ResponseSender.send(context, type, content);
    }

    private static Buffer load(String resource) {
        try (InputStream in = StaticAssets.class.getClassLoader().getResourceAsStream(resource)) {
            return Buffer.buffer(Objects.requireNonNull(in, resource).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

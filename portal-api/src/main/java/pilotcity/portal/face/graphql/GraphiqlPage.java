package pilotcity.portal.face.graphql;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.portal.kernel.encoding.Base64Url;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.http.response.EntityTag;

/** {@code /graphiql}: the explorer, all of it from this host. */
final class GraphiqlPage {
    private static final String PATH = "/graphiql";
    private static final String LIBRARIES = "/META-INF/resources/_static/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    /** GraphiQL sets style attributes and keeps its fonts and marks in its style sheet as data. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " connect-src 'self'; img-src 'self' data:; font-src 'self' data:; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'self'";

    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    /** A file that this host serves. */
    private record Source(URL resource, String type) {
        Asset read() {
            try (InputStream in = resource.openStream()) {
                byte[] content = in.readAllBytes();
                return new Asset(type, content, '"' + Base64Url.write(Sha256.of(content)) + '"');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The file as it is served. */
    private record Asset(String type, byte[] content, String tag) {}

    GraphiqlPage() {
        add("", "graphiql/index.html", "text/html; charset=utf-8");
        add("/explorer.js", "graphiql/explorer.js", SCRIPT);
        add("/explorer.css", "graphiql/explorer.css", STYLE);
        add("/react.js", LIBRARIES + "react/umd/react.production.min.js", SCRIPT);
        add("/react-dom.js", LIBRARIES + "react-dom/umd/react-dom.production.min.js", SCRIPT);
        add("/graphiql.js", LIBRARIES + "graphiql/3.2.0/graphiql.min.js", SCRIPT);
        add("/graphiql.css", LIBRARIES + "graphiql/3.2.0/graphiql.min.css", STYLE);
    }

    private void add(String path, String resource, String type) {
        URL found = GraphiqlPage.class.getResource(resource);
        if (found == null) {
            throw new IllegalStateException("resource " + resource + " is missing");
        }
        sources.put(PATH + path, new Source(found, type));
    }

    void mount(Router router) {
        sources.forEach((path, source) -> {
            Handler<RoutingContext> handler = context -> serve(context, path, source);
            router.get(path).handler(handler);
            router.head(path).handler(handler);
        });
    }

    /** Read when somebody first asks: there is a megabyte of them, and a portal is to start quickly. */
    private void serve(RoutingContext context, String path, Source source) {
        Asset known = assets.get(path);
        if (known != null) {
            send(context, known);
            return;
        }
        context.vertx()
                .executeBlocking(() -> assets.computeIfAbsent(path, absent -> source.read()), false)
                .onSuccess(asset -> send(context, asset))
                .onFailure(context::fail);
    }

    private static void send(RoutingContext context, Asset asset) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.ETAG, asset.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", POLICY);
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && EntityTag.isAmong(known, asset.tag())) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(asset.content().length));
            boolean head = context.request().method().equals(HttpMethod.HEAD);
            response.end(head ? Buffer.buffer() : Buffer.buffer(asset.content()));
        }
    }
}

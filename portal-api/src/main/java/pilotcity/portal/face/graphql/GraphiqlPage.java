package pilotcity.portal.face.graphql;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private final Map<String, Asset> assets = new LinkedHashMap<>();

    /** A file as it is served. */
    private record Asset(String type, byte[] content, String tag) {
        static Asset read(String resource, String type) {
            try (InputStream in = GraphiqlPage.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("resource " + resource + " is missing");
                }
                byte[] content = in.readAllBytes();
                byte[] hash = Sha256.of(content);
                String tag = Base64Url.write(hash);
                return new Asset(type, content, '"' + tag + '"');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    GraphiqlPage() {
        assets.put(PATH, Asset.read("graphiql/index.html", "text/html; charset=utf-8"));
        assets.put(PATH + "/explorer.js", Asset.read("graphiql/explorer.js", SCRIPT));
        assets.put(PATH + "/explorer.css", Asset.read("graphiql/explorer.css", STYLE));
        assets.put(PATH + "/react.js", Asset.read(LIBRARIES + "react/umd/react.production.min.js", SCRIPT));
        assets.put(PATH + "/react-dom.js", Asset.read(LIBRARIES + "react-dom/umd/react-dom.production.min.js", SCRIPT));
        assets.put(PATH + "/graphiql.js", Asset.read(LIBRARIES + "graphiql/3.2.0/graphiql.min.js", SCRIPT));
        assets.put(PATH + "/graphiql.css", Asset.read(LIBRARIES + "graphiql/3.2.0/graphiql.min.css", STYLE));
    }

    void mount(Router router) {
        assets.forEach((path, asset) -> router.get(path).handler(context -> send(context, asset)));
        assets.forEach((path, asset) -> router.head(path).handler(context -> send(context, asset)));
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

package pilotcity.portal.kernel.http.response;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.http.request.UnicodeCheck;

/** Headers that every response has: security, and CORS for public reads. */
public final class CommonHeaders {
    /** What the addresses of the portal take, each some of it. */
    static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    /** Header fields that pages of other hosts may send. */
    private static final Set<String> ASKED = Set.of(
            "Accept",
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "If-Range",
            "Last-Event-ID",
            "Prefer",
            "Range",
            "Tus-Resumable",
            "Upload-Checksum",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Offset",
            "X-HTTP-Method-Override",
            "X-Request-Id");

    /** Header fields that they may read. */
    private static final Set<String> TOLD = Set.of(
            "Accept-Ranges",
            "Change-Token",
            "Content-Crs",
            "Content-Disposition",
            "Content-Range",
            "ETag",
            "Idempotency-Replayed",
            "Link",
            "Last-Modified",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Repr-Digest",
            "Retry-After",
            "X-Formula-Cells",
            "Tus-Checksum-Algorithm",
            "Tus-Extension",
            "Tus-Max-Size",
            "Tus-Resumable",
            "Tus-Version",
            "Upload-Expires",
            "Upload-Length",
            "Upload-Metadata",
            "Upload-Offset",
            "WWW-Authenticate",
            "X-Request-Id",
            "X-Total-Count");

    /** What a browser sends (RFC 6454, clause 6.2) and the handler of CORS takes. */
    private static final Pattern ORIGIN = Pattern.compile(
            "null|(?:https?|ftp|chrome-extension|moz-extension)://(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?");

    private final String pagePolicy;
    private final boolean https;

    /** @param imageHost an outside host that map tiles come from, or empty */
    public CommonHeaders(String imageHost, boolean https) {
        this.https = https;
        this.pagePolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob: " + imageHost
                        + "; connect-src 'self' " + imageHost
                        + "; font-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'";
    }

    public void mount(Router router) {
        router.route().handler(this::secure);
        router.route().handler(UnicodeCheck::check);
        CorsHandler cors = CorsHandler.create()
                .allowedMethods(METHODS)
                .allowedHeaders(ASKED)
                .exposedHeaders(TOLD)
                .maxAgeSeconds(86_400);
        router.route().handler(context -> {
            String origin = context.request().getHeader("Origin");
            if (origin == null || ORIGIN.matcher(origin).matches()) {
                cors.handle(context);
            } else {
                // an origin that is no website gets no CORS headers
                context.next();
            }
        });
    }

    private void secure(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.set("Content-Security-Policy", pagePolicy);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(self)");
        if (https) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        context.addHeadersEndHandler(end -> varyByEncoding(headers));
        context.next();
    }

    /** Everything that is not sent as it is may have been compressed. */
    private static void varyByEncoding(MultiMap headers) {
        if (HttpHeaders.IDENTITY.toString().equals(headers.get(HttpHeaders.CONTENT_ENCODING))) {
            return;
        }
        String others = String.join(", ", headers.getAll(HttpHeaders.VARY));
        if (!others.toLowerCase(Locale.ROOT).contains("accept-encoding")) {
            headers.set(HttpHeaders.VARY, others.isEmpty() ? "Accept-Encoding" : others + ", Accept-Encoding");
        }
    }
}

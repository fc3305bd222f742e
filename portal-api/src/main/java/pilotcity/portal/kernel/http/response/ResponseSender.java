package pilotcity.portal.kernel.http.response;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.CRC32C;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.problem.Problem;

/** Sending answers to reads. */
public final class ResponseSender {
    public static final String JSON = "application/json; charset=utf-8";
    public static final String HTML = "text/html; charset=utf-8";

    /** Kept by whoever likes, and asked for again each time: what is published can change and be withdrawn. */
    public static final String REVALIDATED = "public, no-cache";

    private ResponseSender() {}

    /** A route for GET and HEAD whose future decides the outcome: what it fails with becomes a problem. */
    public static Route routeRead(Router router, String path, Function<RoutingContext, Future<Void>> handler) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> {
            context.put(RequestLog.ROUTE, path);
            run(context, handler);
        });
    }

    /** A route for a method that changes something. Its responses must not be cached. */
    public static Route routeChange(
            Router router, HttpMethod method, String path, Function<RoutingContext, Future<Void>> handler) {
        return router.route(path).method(method).handler(context -> {
            context.put(RequestLog.ROUTE, path);
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            run(context, handler);
        });
    }

    /** The part of the path that the route calls {@code :name}. */
    public static String path(RoutingContext context, String name) {
        String part = Objects.requireNonNull(context.pathParam(name), name);
        if (!UnicodeCheck.isStorable(part)) {
            throw Problem.notFound("nothing has U+0000 in its name");
        }
        return part;
    }

    private static void run(RoutingContext context, Function<RoutingContext, Future<Void>> handler) {
        try {
            handler.apply(context).onFailure(context::fail);
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }

    /**
     * Sends {@code body} with an entity tag of its content, or 304 (RFC 9110, clause 13.2.2) when the caller has it.
     * The tag is weak because the body may be compressed on the way.
     */
    public static Future<Void> send(RoutingContext context, String type, Buffer body) {
        return sendTagged(context, type, body, tag(body));
    }

    /** The entity tag of {@code body} by its content. */
    public static String tag(Buffer body) {
        return "W/\"" + digest(body) + "\"";
    }

    /** The same with an entity tag that is known already. */
    public static Future<Void> sendTagged(RoutingContext context, String type, Buffer body, String tag) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.ETAG, tag);
        if (response.headers().get(HttpHeaders.CACHE_CONTROL) == null) {
            response.putHeader(HttpHeaders.CACHE_CONTROL, REVALIDATED);
        }
        LastModified.put(context);
        if (isCached(context, tag)) {
            return response.setStatusCode(304).end();
        }
        return response.putHeader(HttpHeaders.CONTENT_TYPE, type).end(body);
    }

    /**
     * Sends a document that has a version, with a strong entity tag that begins with it, for {@code If-Match} (RFC
     * 9110, clause 13.1.1). A strong tag names one row of bytes, so the answer goes without compression.
     */
    public static Future<Void> sendVersioned(RoutingContext context, Buffer body, long version) {
        return sendVersioned(context, JSON, body, version);
    }

    /** The same in another media type. */
    public static Future<Void> sendVersioned(RoutingContext context, String type, Buffer body, long version) {
        context.response().putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        return sendTagged(context, type, body, "\"" + version + "-" + digest(body) + "\"");
    }

    /** Whether the caller's cached copy has this entity tag. */
    public static boolean isCached(RoutingContext context, String tag) {
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        return known == null ? LastModified.isNotModified(context) : EntityTag.isAmong(known, tag);
    }

    public static Future<Void> sendJson(RoutingContext context, Buffer body) {
        return send(context, JSON, body);
    }

    private static String digest(Buffer body) {
        byte[] bytes = body.getBytes();
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return Long.toHexString(sum.getValue()) + "-" + Integer.toHexString(Arrays.hashCode(bytes)) + "-"
                + Integer.toHexString(bytes.length);
    }
}

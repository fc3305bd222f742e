package pilotcity.portal.kernel.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.BindException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.request.AddressEscaping;
import pilotcity.portal.kernel.http.request.FormParser;
import pilotcity.portal.kernel.http.response.CommonHeaders;
import pilotcity.portal.kernel.http.response.LastModified;
import pilotcity.portal.kernel.http.response.RequestLog;
import pilotcity.portal.kernel.http.wire.FramingCheck;
import pilotcity.portal.kernel.http.wire.RequestTimeouts;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;

/** The HTTP server: what all faces share, then the faces. */
public final class WebServer implements AutoCloseable {
    private static final int DRAIN_SECONDS = 20;
    private static final int IDLE_SECONDS = 75;
    private static final int BACKLOG = 4096;

    /** Those of all faces; each face looks for its own. */
    private static final List<String> WEB_SOCKET_PROTOCOLS = List.of("graphql-transport-ws");

    private static final int COMPRESS_FROM_BYTES = 1024;

    private final HttpServer server;

    private WebServer(HttpServer server) {
        this.server = server;
    }

    /**
     * @param changed when what is read last changed
     * @throws ConfigException when the port is taken
     */
    public static WebServer start(
            Vertx vertx, Config config, MeterRegistry metrics, Supplier<Instant> changed, List<Face> faces) {
        Router router = Router.router(vertx);
        router.route().handler(AddressEscaping::read);
        new RequestLog(metrics).mount(router);
        router.route().handler(context -> {
            context.addEndHandler(end -> RequestTimeouts.responseSent(context.request()));
            LastModified.note(context, changed);
            context.next();
        });
        new CommonHeaders(
                        imageHost(config), config.text(Setting.HTTP_PUBLIC_URL).startsWith("https:"))
                .mount(router);
        router.route().handler(AddressEscaping::check);
        router.route().handler(context -> {
            if (context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
                // a second length has been removed already; a client that sends both could be smuggling a request
                RequestTimeouts.refuseFurtherRequests(context.request());
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                context.addEndHandler(end -> context.request().connection().close());
            }
            FormParser.requireBoundary(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
            context.next();
        });
        faces.forEach(face -> face.mount(router));
        answerFailures(router);
        HttpServer server = server(vertx, config, router);
        try {
            return new WebServer(
                    server.listen().toCompletionStage().toCompletableFuture().join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof BindException) {
                throw new ConfigException("port " + config.text(Setting.HTTP_PORT) + " of "
                        + config.text(Setting.HTTP_HOST) + " is in use; set http.port (PORTAL_HTTP_PORT) to another");
            }
            throw e;
        }
    }

    private static void answerFailures(Router router) {
        router.route().failureHandler(WebServer::fail);
        for (int status : new int[] {400, 406, 413, 414, 415, 416, 431}) {
            router.errorHandler(status, context -> ProblemResponses.send(context, unmatched(context, status)));
        }
        router.errorHandler(404, context -> {
            if (!UnmatchedRoute.answers(context)) {
                ProblemResponses.send(context, unmatched(context, 404));
            }
        });
        router.errorHandler(405, context -> {
            context.response().putHeader(HttpHeaders.ALLOW, AllowedMethods.of(router, context.normalizedPath()));
            ProblemResponses.send(context, unmatched(context, 405));
        });
        router.errorHandler(500, WebServer::fail);
    }

    private static HttpServer server(Vertx vertx, Config config, Router router) {
        RequestTimeouts requestTimeouts = new RequestTimeouts(vertx, config.integer(Setting.HTTP_BODY_TIMEOUT));
        return vertx.createHttpServer(options(config))
                .invalidRequestHandler(MalformedRequests::answer)
                .requestHandler(request -> {
                    if (RequestTimeouts.refusesFurtherRequests(request)) {
                        return;
                    }
                    requestTimeouts.headReceived(request);
                    FramingCheck.findFault(request)
                            .ifPresentOrElse(
                                    fault -> MalformedRequests.refuse(request, fault), () -> router.handle(request));
                });
    }

    private static HttpServerOptions options(Config config) {
        return new HttpServerOptions()
                .setHost(config.text(Setting.HTTP_HOST))
                .setPort(config.integer(Setting.HTTP_PORT))
                .setMaxInitialLineLength(config.integer(Setting.HTTP_MAX_URI))
                .setMaxHeaderSize(config.integer(Setting.HTTP_MAX_URI))
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(true)
                .setCompressionContentSizeThreshold(COMPRESS_FROM_BYTES)
                .setAcceptBacklog(BACKLOG)
                .setWebSocketSubProtocols(WEB_SOCKET_PROTOCOLS)
                .setMaxWebSocketFrameSize(config.integer(Setting.HTTP_MAX_BODY))
                .setMaxWebSocketMessageSize(config.integer(Setting.HTTP_MAX_BODY))
                // A compressor for each of very many sockets costs more memory than the sockets.
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }

    /** Scheme, host and port of the configured tiles, for the content security policy. */
    private static String imageHost(Config config) {
        String tiles = config.text(Setting.MAP_TILE_URL);
        int end = tiles.indexOf('/', tiles.indexOf("://") + 3);
        return tiles.contains("://") && end > 0
                ? tiles.substring(0, end).replace("{", "").replace("}", "")
                : "";
    }

    private static void fail(RoutingContext context) {
        if (context.response().ended()) {
            return;
        }
        if (context.response().headWritten()) {
            context.request().connection().close();
            return;
        }
        Throwable failure = context.failure();
        int status = context.statusCode();
        Problem problem = failure == null && status >= 400 && status < 500
                ? unmatched(context, status)
                : ProblemResponses.of(failure, RequestId.of(context));
        ProblemResponses.send(context, problem);
    }

    private static Problem unmatched(RoutingContext context, int status) {
        Problem.Kind kind = ProblemResponses.kind(status);
        String reason = switch (kind) {
            case NOT_FOUND -> "there is nothing at " + context.request().path();
            case METHOD_NOT_ALLOWED ->
                context.request().method() + " is not possible at "
                        + context.request().path();
            default -> kind.title();
        };
        return Problem.of(kind, reason);
    }

    public int port() {
        return server.actualPort();
    }

    /** Accepts no new requests, answers those that have begun, then closes. */
    @Override
    public void close() {
        server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}

package pilotcity.portal.face.monitoring;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pilotcity.index.Index;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.changefeed.FeedFailure;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.ReadPool;

/** {@code /health/live}, {@code /health/ready}, {@code /metrics}. */
public final class MonitoringFace implements Face {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private static final int PATIENCE_MILLIS = 500;

    private static final Operation LIVE = Operation.read(
                    "/health/live", "isLive", OperationSection.HEALTH, "是否在运行", "Whether it runs")
            .withResponse(OperationResponse.json(200, status("live").json(), "在运行", "It runs"));

    private static final Operation READY = Operation.read(
                    "/health/ready", "isReady", OperationSection.HEALTH, "是否可以读取", "Whether it answers reads")
            .withResponse(OperationResponse.json(
                    200,
                    status("ready")
                            .with("documents", SchemaBuilder.integer().put("minimum", 0))
                            .with("database", SchemaBuilder.choice(List.of("up", "read-only", "down")))
                            .with("index", SchemaBuilder.choice(List.of("current", "rebuilding")))
                            .json(),
                    "可以读取；数据库可能暂时不在",
                    "It answers; the database may be away for a while"))
            .withResponse(
                    OperationResponse.json(
                            503,
                            SchemaBuilder.object()
                                    .with("status", SchemaBuilder.choice(List.of("behind", "stopping")))
                                    .perhaps("reason", SchemaBuilder.text())
                                    .json(),
                            "索引跟不上（磁盘已满等），或正在停止",
                            "The index does not follow, for reasons of this node's own such as a full disk; or it is stopping"));

    private final PrometheusMeterRegistry metrics;
    private final Consumer<Index> measured;
    private final ReadPool readPool;
    private final ChangeFeed feed;
    private final Supplier<String> database;
    private final BooleanSupplier stopping;

    /** @param measured looks at what is measured of documents */
    public MonitoringFace(
            PrometheusMeterRegistry metrics,
            Consumer<Index> measured,
            ReadPool readPool,
            ChangeFeed feed,
            Supplier<String> database,
            BooleanSupplier stopping) {
        this.metrics = metrics;
        this.measured = measured;
        this.readPool = readPool;
        this.feed = feed;
        this.database = database;
        this.stopping = stopping;
    }

    private static SchemaBuilder.Members status(String value) {
        return SchemaBuilder.object().with("status", SchemaBuilder.constant(value));
    }

    @Override
    public void mount(Router router) {
        LIVE.mount(router, (context, given) -> send(context, 200, new JsonObject().put("status", "live")));
        READY.mount(router, (context, given) -> ready(context));
        ResponseSender.routeRead(router, "/metrics", this::metrics);
    }

    /** Not the metrics: Prometheus describes their format, and adds parameters that are not ours. */
    @Override
    public List<Operation> operations() {
        return List.of(LIVE, READY);
    }

    /**
     * Ready means that reads are answered as they should be. While the database is away they are on every node alike,
     * and the answer says so; a node whose own files cannot be written falls behind the others, and is not ready.
     */
    private Future<Void> ready(RoutingContext context) {
        if (stopping.getAsBoolean()) {
            return send(context, 503, new JsonObject().put("status", "stopping"));
        }
        return readPool.read(index -> index.size()).compose(size -> {
            Optional<FeedFailure> failure = feed.failure();
            if (failure.filter(FeedFailure::isLocal).isPresent()) {
                return send(
                        context,
                        503,
                        new JsonObject()
                                .put("status", "behind")
                                .put("reason", failure.get().reason()));
            }
            return send(
                    context,
                    200,
                    new JsonObject()
                            .put("status", "ready")
                            .put("documents", size)
                            .put("database", database.get())
                            .put("index", feed.isRebuilding() ? "rebuilding" : "current"));
        });
    }

    private static Future<Void> send(RoutingContext context, int status, JsonObject body) {
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                .end(body.encode());
    }

    /** An overloaded portal says so, too: what is measured of documents then stays as it was. */
    private Future<Void> metrics(RoutingContext context) {
        return readPool.read(index -> {
                    measured.accept(index);
                    return index;
                })
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .transform(looked -> context.response()
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS)
                        .end(Buffer.buffer(metrics.scrape())));
    }
}

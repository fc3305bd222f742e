package pilotcity.portal.face.operations;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;
import pilotcity.portal.Face;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.index.Reads;

/** {@code /health/live}, {@code /health/ready}, {@code /metrics}. */
public final class OperationsFace implements Face {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry metrics;
    private final Reads reads;
    private final ChangeFeed feed;
    private final BooleanSupplier stopping;

    public OperationsFace(PrometheusMeterRegistry metrics, Reads reads, ChangeFeed feed, BooleanSupplier stopping) {
        this.metrics = metrics;
        this.reads = reads;
        this.feed = feed;
        this.stopping = stopping;
    }

    @Override
    public void mount(Router router) {
        Answers.read(router, "/health/live", context -> send(context, 200, new JsonObject().put("status", "live")));
        Answers.read(router, "/health/ready", this::ready);
        Answers.read(router, "/metrics", this::metrics);
    }

    /** Ready means that reads are answered; they are also while the database is away, and the answer says so. */
    private Future<Void> ready(RoutingContext context) {
        if (stopping.getAsBoolean()) {
            return send(context, 503, new JsonObject().put("status", "stopping"));
        }
        return reads.read(index -> index.size()).compose(size -> {
            String failure = feed.failure();
            return send(
                    context,
                    200,
                    new JsonObject()
                            .put("status", "ready")
                            .put("documents", size)
                            .put("database", failure == null ? "up" : "down"));
        });
    }

    private static Future<Void> send(RoutingContext context, int status, JsonObject body) {
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.JSON)
                .end(body.encode());
    }

    private Future<Void> metrics(RoutingContext context) {
        return context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, PROMETHEUS)
                .end(Buffer.buffer(metrics.scrape()));
    }
}

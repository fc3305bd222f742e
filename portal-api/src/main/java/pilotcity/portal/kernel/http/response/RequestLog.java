package pilotcity.portal.kernel.http.response;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.http.request.CallerPresence;
import pilotcity.portal.kernel.problem.LogMasking;
import pilotcity.portal.kernel.problem.RequestId;

/** Measures and logs every request: a JSON line each in the access log, a timer by route and status. */
public final class RequestLog {
    /** Unknown methods and protocols are reported as {@link #OTHER}, so that callers cannot grow metrics or logs. */
    private static final Set<HttpMethod> METHODS = Stream.concat(
                    CommonHeaders.METHODS.stream(), Stream.of(HttpMethod.TRACE, HttpMethod.CONNECT))
            .collect(Collectors.toUnmodifiableSet());

    private static final String OTHER = "other";
    private static final Logger ACCESS = LoggerFactory.getLogger("access");

    /** Under this key a route notes its path in the request. */
    static final String ROUTE = "route";

    private final MeterRegistry metrics;

    public RequestLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    public void mount(Router router) {
        router.route().handler(context -> {
            RequestId.assign(context);
            CallerPresence.note(context.response());
            long start = System.nanoTime();
            context.addEndHandler(end -> record(context, System.nanoTime() - start));
            context.next();
        });
    }

    private void record(RoutingContext context, long nanos) {
        String status = String.valueOf(context.response().getStatusCode());
        Timer.builder("http.requests")
                .description("Requests by route and status")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .tags(List.of(
                        Tag.of("method", method(context)), Tag.of("route", route(context)), Tag.of("status", status)))
                .register(metrics)
                .record(Duration.ofNanos(nanos));
        if (ACCESS.isInfoEnabled()) {
            ACCESS.info(line(context, nanos));
        }
    }

    /** The route that answered; one that failed was noted before it did. */
    private static String route(RoutingContext context) {
        String noted = context.get(ROUTE);
        Route route = context.currentRoute();
        String path = noted != null || route == null ? noted : route.getPath();
        return path == null ? "none" : path;
    }

    private static String line(RoutingContext context, long nanos) {
        String agent = context.request().getHeader("User-Agent");
        return new JsonObject()
                .put("id", RequestId.of(context))
                .put("method", method(context))
                .put("uri", LogMasking.of(context.request().uri()))
                .put("status", context.response().getStatusCode())
                .put("ms", Math.round(nanos / 1e4) / 1e2)
                .put("bytes", context.response().bytesWritten())
                .put("agent", agent == null ? null : LogMasking.of(agent))
                .encode();
    }

    private static String method(RoutingContext context) {
        HttpMethod method = context.request().method();
        return METHODS.contains(method) ? method.name() : OTHER;
    }
}

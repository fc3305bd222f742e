package pilotcity.portal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import pilotcity.portal.face.monitoring.SuggestionMetrics;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.changefeed.FeedProgress;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.limits.ConnectionLimit;
import pilotcity.portal.kernel.read.ReadPool;

/** What the portal measures of itself. */
final class PortalMetrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final SuggestionMetrics suggestions = new SuggestionMetrics(registry);

    PortalMetrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    PrometheusMeterRegistry registry() {
        return registry;
    }

    SuggestionMetrics suggestions() {
        return suggestions;
    }

    void watch(ChangeFeed feed, ReadPool readPool, Database db) {
        Timer freshness = Timer.builder("index.freshness")
                .description("From a committed change to its being searchable")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
        feed.progress().onApplied(freshness::record);
        Gauge.builder("index.lag.changes", feed.progress(), FeedProgress::lagChanges)
                .description("Changes in the log that are not searchable yet, all of them")
                .register(registry);
        Gauge.builder("index.lag.milliseconds", feed.progress(), FeedProgress::lagMillis)
                .description("Age of the oldest change that is not searchable yet")
                .register(registry);
        Gauge.builder("index.following", feed, each -> each.failure().isPresent() ? 0 : 1)
                .description("1 while the index follows the database, 0 while it cannot")
                .register(registry);
        Gauge.builder("index.left.out.documents", feed, each -> each.leftOut().size())
                .description("Documents that cannot be read or indexed as they are")
                .register(registry);
        Gauge.builder("index.segments", feed, ChangeFeed::segments)
                .description("Segments of the index, each of which costs every search a little")
                .register(registry);
        Gauge.builder("read.queue", readPool, ReadPool::waiting)
                .description("Reads that wait for a thread")
                .register(registry);
        Gauge.builder("database.pool.size", db, Database::size)
                .description("Connections that the pool may open")
                .register(registry);
        Gauge.builder("database.pool.open", db, Database::connections)
                .description("Connections open now")
                .register(registry);
    }

    /** @param failed the names of those that could not be imported */
    void watchDataSets(Supplier<Set<String>> failed) {
        Gauge.builder("data.sets.failed", () -> failed.get().size())
                .strongReference(true)
                .description("Data sets whose files could not be imported as they are")
                .register(registry);
    }

    void watch(ConnectionLimit connections, IntSupplier subscriptions) {
        Gauge.builder("live.connections", connections, ConnectionLimit::count)
                .strongReference(true)
                .description("WebSockets and event streams that are open")
                .register(registry);
        Gauge.builder("live.subscriptions", subscriptions, IntSupplier::getAsInt)
                .strongReference(true)
                .description("GraphQL subscriptions")
                .register(registry);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}

package pilotcity.portal.kernel.feature;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/** A task that runs at intervals, on one node at a time. */
public record ScheduledTask(String name, Duration every, Supplier<? extends Future<?>> work) {}

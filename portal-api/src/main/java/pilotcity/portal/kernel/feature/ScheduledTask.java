package pilotcity.portal.kernel.feature;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/** Something that has to be done from time to time, on whichever node comes first. */
public record ScheduledTask(String name, Duration every, Supplier<? extends Future<?>> work) {}

package pilotcity.portal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.feature.ScheduledTask;

/** Runs scheduled tasks at their intervals; a failed run is logged and repeated at the next interval. */
public final class TaskScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TaskScheduler.class);

    private final Vertx vertx;
    private final BooleanSupplier possible;
    private final List<Long> timers;
    private final Map<String, Future<?>> running = new ConcurrentHashMap<>();

    /** @param possible whether the database is there; nothing is done while it is not */
    public TaskScheduler(Vertx vertx, List<ScheduledTask> tasks, BooleanSupplier possible) {
        this.vertx = vertx;
        this.possible = possible;
        this.timers = tasks.stream()
                .map(task -> vertx.setPeriodic(task.every().toMillis(), tick -> run(task)))
                .toList();
    }

    private void run(ScheduledTask task) {
        if (running.containsKey(task.name()) || !possible.getAsBoolean()) {
            return;
        }
        Future<?> work = task.work().get();
        running.put(task.name(), work);
        work.onComplete(done -> {
            running.remove(task.name());
            if (done.failed()) {
                LOG.warn("could not {}", task.name(), done.cause());
            }
        });
    }

    @Override
    public void close() {
        timers.forEach(vertx::cancelTimer);
        Await.get(Future.join(List.copyOf(running.values())).otherwiseEmpty());
    }
}

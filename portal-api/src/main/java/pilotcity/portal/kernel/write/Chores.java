package pilotcity.portal.kernel.write;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.Await;

/** Does chores at their intervals; one that fails is logged and tried again. */
public final class Chores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

    private final Vertx vertx;
    private final BooleanSupplier possible;
    private final List<Long> timers;
    private final Map<String, Future<?>> running = new ConcurrentHashMap<>();

    /** @param possible whether the database is there; nothing is done while it is not */
    public Chores(Vertx vertx, List<Chore> chores, BooleanSupplier possible) {
        this.vertx = vertx;
        this.possible = possible;
        this.timers = chores.stream()
                .map(chore -> vertx.setPeriodic(chore.every().toMillis(), tick -> run(chore)))
                .toList();
    }

    private void run(Chore chore) {
        if (running.containsKey(chore.name()) || !possible.getAsBoolean()) {
            return;
        }
        Future<?> work = chore.work().get();
        running.put(chore.name(), work);
        work.onComplete(done -> {
            running.remove(chore.name());
            if (done.failed()) {
                LOG.warn("could not {}", chore.name(), done.cause());
            }
        });
    }

    @Override
    public void close() {
        timers.forEach(vertx::cancelTimer);
        Await.get(Future.join(List.copyOf(running.values())).otherwiseEmpty());
    }
}

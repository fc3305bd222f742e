package pilotcity.portal.bench.table;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import pilotcity.portal.bench.harness.LoadClient;

/** Looks at the heap of the portal under test, again and again. */
final class MemoryWatch implements AutoCloseable {
    private static final long BETWEEN_LOOKS_NANOS = 250_000_000;

    private final LoadClient client;
    private final Thread thread = Thread.ofVirtual().unstarted(this::look);
    private final AtomicLong most = new AtomicLong();
    private volatile boolean ended;

    MemoryWatch(Vertx vertx, int port) {
        this.client = new LoadClient(vertx, port, 1);
        thread.start();
    }

    private void look() {
        while (!ended) {
            most.accumulateAndGet(client.heapMegabytes(), Math::max);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** The most megabytes of heap in use that were seen. */
    long most() {
        return most.get();
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}

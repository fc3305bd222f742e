package pilotcity.portal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.Await;

/**
 * Start-up steps that need the database: run at once, or, when a node starts without its database, as soon as it
 * answers. Every step can be repeated, because the database may go away halfway.
 */
final class DeferredStartup implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeferredStartup.class);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final List<Runnable> steps = new ArrayList<>();
    private final Thread thread;
    private volatile boolean waiting;
    private volatile boolean stopping;

    /** @param waiting whether the database is still to come */
    DeferredStartup(boolean waiting) {
        this.waiting = waiting;
        this.thread = Thread.ofPlatform().name("database-arrival").daemon().unstarted(this::run);
    }

    /** Whether something is still to be done. */
    boolean isWaiting() {
        return waiting;
    }

    /** Does {@code step} now, or when the database comes, after those before it. */
    void then(Runnable step) {
        if (waiting) {
            steps.add(step);
        } else {
            step.run();
        }
    }

    /** Nothing further is to be done: from now on the database is waited for. */
    void start() {
        if (waiting) {
            thread.start();
        }
    }

    private void run() {
        String last = "";
        while (!stopping) {
            try {
                steps.forEach(Runnable::run);
                waiting = false;
                LOG.info("the database has come: everything can be done now");
                return;
            } catch (RuntimeException e) {
                last = tell(e, last);
            }
            rest();
        }
    }

    private String tell(RuntimeException e, String last) {
        String reason = String.valueOf(e.getMessage());
        if (!stopping && !reason.equals(last)) {
            LOG.warn("the portal goes on without its database, and tries again and again", e);
        }
        return reason;
    }

    private void rest() {
        try {
            Await.pause(AGAIN);
        } catch (CancellationException e) {
            stopping = true;
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(LONGEST_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

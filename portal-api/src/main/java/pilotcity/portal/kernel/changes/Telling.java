package pilotcity.portal.kernel.changes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.View;
import pilotcity.index.kind.DocumentKey;

/**
 * Tells one listener. What changes while it is busy waits as one announcement, and past so many documents as the word
 * that there were too many: what waits is bounded, however slow the listener is.
 */
public final class Telling implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final int MOST_WAITING = 20_000;

    private final ChangeListener listener;
    private final Thread thread;
    private final Set<DocumentKey> keys = new LinkedHashSet<>();
    private boolean lost;
    private @Nullable View before;
    private @Nullable View after;
    private boolean closed;

    public Telling(ChangeListener listener) {
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("change-listener").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public boolean listens() {
        return listener.listens();
    }

    /** Takes what has changed; the views stay the caller's. */
    public synchronized void offer(Collection<DocumentKey> changed, boolean tooMany, View was, View is) {
        if (closed) {
            return;
        }
        if (before == null) {
            before = was.share();
        }
        if (after != null) {
            after.close();
        }
        after = is.share();
        keys.addAll(changed);
        if (tooMany || keys.size() > MOST_WAITING) {
            lost = true;
            keys.clear();
        }
        notifyAll();
    }

    private void run() {
        for (Changed next = next(); next != null; next = next()) {
            try (View was = next.before();
                    View is = next.after()) {
                listener.changed(new Changed(next.keys(), next.lost(), was, is));
            } catch (RuntimeException e) {
                LOG.error("a listener to changes failed", e);
            }
        }
    }

    private synchronized @Nullable Changed next() {
        try {
            while (after == null && !closed) {
                wait();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        if (closed) {
            release();
            return null;
        }
        Changed next = new Changed(
                lost ? Set.of() : new LinkedHashSet<>(keys),
                lost,
                Objects.requireNonNull(before),
                Objects.requireNonNull(after));
        keys.clear();
        lost = false;
        before = null;
        after = null;
        return next;
    }

    private void release() {
        var open = new ArrayList<View>();
        if (before != null) {
            open.add(before);
        }
        if (after != null) {
            open.add(after);
        }
        open.forEach(View::close);
        before = null;
        after = null;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

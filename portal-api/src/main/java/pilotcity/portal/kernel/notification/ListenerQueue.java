package pilotcity.portal.kernel.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.IndexView;
import pilotcity.index.document.DocumentKey;

/**
 * The queue of one listener. Changes that arrive while it is busy are merged into one event; beyond a limit the event
 * only says that there were too many.
 */
public final class ListenerQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerQueue.class);
    private static final int MOST_WAITING = 20_000;

    private final ChangeListener listener;
    private final Thread thread;
    private final Set<DocumentKey> keys = new LinkedHashSet<>();
    private boolean lost;
    private @Nullable IndexView before;
    private @Nullable IndexView after;
    private boolean closed;

    public ListenerQueue(ChangeListener listener) {
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
    public synchronized void offer(Collection<DocumentKey> changed, boolean tooMany, IndexView was, IndexView is) {
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
        for (ChangeEvent next = next(); next != null; next = next()) {
            try (IndexView was = next.before();
                    IndexView is = next.after()) {
                listener.changed(new ChangeEvent(next.keys(), next.tooMany(), was, is));
            } catch (RuntimeException e) {
                LOG.error("a listener to changes failed", e);
            }
        }
    }

    private synchronized @Nullable ChangeEvent next() {
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
        ChangeEvent next = new ChangeEvent(
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
        var open = new ArrayList<IndexView>();
        if (before != null) {
            open.add(before);
        }
        if (after != null) {
            open.add(after);
        }
        open.forEach(IndexView::close);
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

package pilotcity.portal.kernel.notification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import pilotcity.index.Index;
import pilotcity.index.IndexView;
import pilotcity.index.document.DocumentKey;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;

/**
 * Notifies listeners of what has become searchable. Only {@link #add} and {@link #onNews} may be called from other
 * threads than the feed's.
 */
public final class ChangeAnnouncer implements AutoCloseable {
    private static final int MOST = 20_000;

    private final List<ListenerQueue> listenerQueues = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<String>>> announceKinds = new CopyOnWriteArrayList<>();
    private final Set<DocumentKey> applied = new LinkedHashSet<>();
    private boolean tooMany;

    public Runnable add(ChangeListener listener) {
        ListenerQueue queue = new ListenerQueue(listener);
        listenerQueues.add(queue);
        queue.start();
        return () -> {
            listenerQueues.remove(queue);
            queue.close();
        };
    }

    public void onNews(Consumer<Set<String>> action) {
        announceKinds.add(action);
    }

    public void announceKinds(Set<String> kinds) {
        if (!kinds.isEmpty()) {
            announceKinds.forEach(action -> action.accept(kinds));
        }
    }

    /** These have been applied; the next refresh shows them. */
    public void applied(List<Change> changes) {
        if (listenerQueues.stream().anyMatch(ListenerQueue::listens)) {
            changes.forEach(change -> applied.add(new DocumentKey(change.kind(), change.id())));
            tooMany |= applied.size() > MOST;
            if (tooMany) {
                applied.clear();
            }
        }
    }

    public void refresh(Index index) {
        if (applied.isEmpty() && !tooMany) {
            index.refresh();
            return;
        }
        try (IndexView before = index.view()) {
            index.refresh();
            try (IndexView after = index.view()) {
                listenerQueues.stream()
                        .filter(ListenerQueue::listens)
                        .forEach(queue -> queue.offer(applied, tooMany, before, after));
            }
        }
        applied.clear();
        tooMany = false;
    }

    /** Another index has taken over: too much has changed to name each document. */
    public void announceTooMany(Index index) {
        tooMany = listenerQueues.stream().anyMatch(ListenerQueue::listens);
        refresh(index);
    }

    @Override
    public void close() {
        listenerQueues.forEach(ListenerQueue::close);
    }
}

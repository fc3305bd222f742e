package pilotcity.portal.kernel.notification;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import pilotcity.index.Index;
import pilotcity.index.View;
import pilotcity.index.kind.DocumentKey;
import pilotcity.portal.kernel.changes.ChangeListener;
import pilotcity.portal.kernel.changes.ChangeLog.Change;
import pilotcity.portal.kernel.changes.Telling;

/** Passes on what has become searchable. All but {@link #add} and {@link #onNews} is for the feed's thread. */
public final class ChangeAnnouncer implements AutoCloseable {
    private static final int MOST = 20_000;

    private final List<Telling> tellings = new CopyOnWriteArrayList<>();
    private final List<Consumer<Set<String>>> news = new CopyOnWriteArrayList<>();
    private final Set<DocumentKey> applied = new LinkedHashSet<>();
    private boolean tooMany;

    public Runnable add(ChangeListener listener) {
        Telling telling = new Telling(listener);
        tellings.add(telling);
        telling.start();
        return () -> {
            tellings.remove(telling);
            telling.close();
        };
    }

    public void onNews(Consumer<Set<String>> action) {
        news.add(action);
    }

    public void news(Set<String> kinds) {
        if (!kinds.isEmpty()) {
            news.forEach(action -> action.accept(kinds));
        }
    }

    /** These have been applied; the next refresh shows them. */
    public void applied(List<Change> changes) {
        if (tellings.stream().anyMatch(Telling::listens)) {
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
        try (View before = index.view()) {
            index.refresh();
            try (View after = index.view()) {
                tellings.stream()
                        .filter(Telling::listens)
                        .forEach(telling -> telling.offer(applied, tooMany, before, after));
            }
        }
        applied.clear();
        tooMany = false;
    }

    /** So much has become other at once, with another index, that nobody can be told what. */
    public void lost(Index index) {
        tooMany = tellings.stream().anyMatch(Telling::listens);
        refresh(index);
    }

    @Override
    public void close() {
        tellings.forEach(Telling::close);
    }
}

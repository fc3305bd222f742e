package pilotcity.portal.kernel.changefeed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import pilotcity.index.IndexView;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;
import pilotcity.portal.kernel.changelog.LogPosition;

/**
 * How far the index has got, with what it held there, and the changes that led there: a mirror that has followed so far
 * reads on without asking the database. What is older is in the change log.
 */
public final class RecentChanges implements AutoCloseable {
    static final int MOST = 50_000;

    /** What changed from one place to the next; steps follow one another without a gap. */
    private record Step(LogPosition from, LogPosition until, List<Change> changes) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private LogPosition reached;
    private IndexView indexView;
    private int held;

    RecentChanges(LogPosition reached, IndexView indexView) {
        this.reached = reached;
        this.indexView = indexView;
    }

    /** A place in the change log and the index at exactly that place. */
    public record State(LogPosition place, IndexView view) implements AutoCloseable {
        @Override
        public void close() {
            view.close();
        }
    }

    public synchronized State now() {
        return new State(reached, indexView.share());
    }

    public synchronized LogPosition reached() {
        return reached;
    }

    /**
     * Goes on to {@code until}.
     *
     * @param complete whether {@code changes} are all there were
     * @param is the index there, which becomes this object's own
     */
    synchronized void add(LogPosition until, List<Change> changes, boolean complete, IndexView is) {
        if (complete) {
            steps.add(new Step(reached, until, List.copyOf(changes)));
            held += changes.size();
        } else {
            forget();
        }
        move(until, is);
        while (held > MOST) {
            held -= steps.remove().changes().size();
        }
    }

    /** Begins anew at {@code place}, with another index. */
    synchronized void restart(LogPosition place, IndexView is) {
        forget();
        move(place, is);
    }

    private void forget() {
        steps.clear();
        held = 0;
    }

    private void move(LogPosition until, IndexView is) {
        indexView.close();
        indexView = is;
        reached = until;
    }

    /** What changed since {@code from}, or empty when only the change log knows. */
    public synchronized Optional<List<Change>> since(LogPosition from) {
        if (from.equals(reached)) {
            return Optional.of(List.of());
        }
        List<Change> found = new ArrayList<>();
        boolean known = false;
        for (Step step : steps) {
            known |= step.from().equals(from);
            if (known) {
                found.addAll(step.changes());
            }
        }
        return known ? Optional.of(found) : Optional.empty();
    }

    @Override
    public synchronized void close() {
        indexView.close();
    }
}

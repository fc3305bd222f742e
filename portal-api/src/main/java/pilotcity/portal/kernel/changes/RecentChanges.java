package pilotcity.portal.kernel.changes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import pilotcity.index.View;
import pilotcity.portal.kernel.changes.ChangeLog.Change;

/**
 * How far the index has got, with what it held there, and the changes that led there: whoever has followed so far reads
 * on without asking the database. What is older is in the change log.
 */
final class RecentChanges implements AutoCloseable {
    static final int MOST = 50_000;

    /** What changed from one place to the next; steps follow one another without a gap. */
    private record Step(LogPlace from, LogPlace until, List<Change> changes) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private LogPlace reached;
    private View view;
    private int held;

    RecentChanges(LogPlace reached, View view) {
        this.reached = reached;
        this.view = view;
    }

    /** A place in the change log and the index at exactly that place. */
    record State(LogPlace place, View view) implements AutoCloseable {
        @Override
        public void close() {
            view.close();
        }
    }

    synchronized State now() {
        return new State(reached, view.share());
    }

    synchronized LogPlace reached() {
        return reached;
    }

    /**
     * Goes on to {@code until}.
     *
     * @param complete whether {@code changes} are all there were
     * @param is the index there, which becomes this object's own
     */
    synchronized void add(LogPlace until, List<Change> changes, boolean complete, View is) {
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
    synchronized void restart(LogPlace place, View is) {
        forget();
        move(place, is);
    }

    private void forget() {
        steps.clear();
        held = 0;
    }

    private void move(LogPlace until, View is) {
        view.close();
        view = is;
        reached = until;
    }

    /** What changed since {@code from}, or empty when only the change log knows. */
    synchronized Optional<List<Change>> since(LogPlace from) {
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
        view.close();
    }
}

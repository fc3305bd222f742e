package pilotcity.portal.kernel.changefeed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;

/**
 * Collects the changes from one snapshot to the next while they are applied; above a limit only their kinds are kept.
 */
final class ChangeCollector {
    private final List<Change> changes = new ArrayList<>();
    private final Set<String> kinds = new HashSet<>();
    private boolean complete = true;

    void add(List<Change> more) {
        more.forEach(change -> kinds.add(change.kind()));
        complete &= changes.size() + more.size() <= RecentChanges.MOST;
        if (complete) {
            changes.addAll(more);
        } else {
            changes.clear();
        }
    }

    void add(ChangeCollector other) {
        kinds.addAll(other.kinds);
        complete &= other.complete && changes.size() + other.changes.size() <= RecentChanges.MOST;
        if (complete) {
            changes.addAll(other.changes);
        } else {
            changes.clear();
        }
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    boolean isComplete() {
        return complete;
    }

    List<Change> changes() {
        return changes;
    }

    Set<String> kinds() {
        return kinds;
    }
}

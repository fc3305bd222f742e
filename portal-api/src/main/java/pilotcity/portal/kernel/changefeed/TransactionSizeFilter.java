package pilotcity.portal.kernel.changefeed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;

/** Separates the changes of small transactions from those of large ones while the log is read. */
final class TransactionSizeFilter {
    /** What one person does has fewer changes; what has more is applied in between. */
    static final int MOST = 200;

    private final int room;
    private final Map<Long, Integer> sizes = new HashMap<>();
    private final Map<Long, Change> large = new LinkedHashMap<>();

    /** @param room how many large transactions may be deferred; others pass as though they were small */
    TransactionSizeFilter(int room) {
        this.room = room;
    }

    /** Those of {@code changes}, the next ones in the log, that are of small transactions. */
    List<Change> pass(List<Change> changes) {
        Map<Long, Change> first = new LinkedHashMap<>();
        for (Change change : changes) {
            sizes.merge(change.xid(), 1, Integer::sum);
            first.putIfAbsent(change.xid(), change);
        }
        first.forEach((xid, change) -> {
            if (sizes.getOrDefault(xid, 0) > MOST && large.size() < room) {
                large.putIfAbsent(xid, change);
            }
        });
        return changes.stream()
                .filter(change -> !large.containsKey(change.xid()))
                .toList();
    }

    /** The large transactions, each with a change that it begins with; what came before has passed. */
    Map<Long, Change> large() {
        return large;
    }

    Set<Long> setAside() {
        return Set.copyOf(large.keySet());
    }
}

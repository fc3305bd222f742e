package pilotcity.portal.kernel.changelog;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A PostgreSQL snapshot ({@code pg_snapshot}): which transactions had finished at a moment.
 *
 * @param xmin all transactions before this one had finished
 * @param xmax this one and all later ones had not begun
 * @param running those between the two that had not finished
 */
public record TransactionSnapshot(long xmin, long xmax, Set<Long> running) {

    public TransactionSnapshot {
        if (xmin < 1 || xmax < xmin || running.stream().anyMatch(xid -> xid < xmin || xid >= xmax)) {
            throw new IllegalArgumentException("no snapshot: " + xmin + ":" + xmax);
        }
    }

    /** Reads {@code xmin:xmax:running,…}. */
    public static TransactionSnapshot parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no snapshot: " + text);
        }
        Set<Long> running = parts[2].isEmpty()
                ? Set.of()
                : Arrays.stream(parts[2].split(",")).map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
        return new TransactionSnapshot(Long.parseLong(parts[0]), Long.parseLong(parts[1]), running);
    }

    /** Whether transaction {@code xid} had finished. */
    public boolean includes(long xid) {
        return xid < xmin || (xid < xmax && !running.contains(xid));
    }

    /** The same as though {@code transactions} had not finished. */
    TransactionSnapshot without(Set<Long> transactions) {
        Set<Long> unfinished = new HashSet<>(running);
        transactions.stream().filter(xid -> xid < xmax).forEach(unfinished::add);
        return unfinished.size() == running.size()
                ? this
                : new TransactionSnapshot(Math.min(xmin, Collections.min(unfinished)), xmax, Set.copyOf(unfinished));
    }

    @Override
    public String toString() {
        String ids = running.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
        return xmin + ":" + xmax + ":" + ids;
    }
}

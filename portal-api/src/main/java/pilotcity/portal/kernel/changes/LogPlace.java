package pilotcity.portal.kernel.changes;

import java.util.Collection;
import java.util.List;
import pilotcity.portal.kernel.changes.ChangeLog.Change;

/**
 * A place in the change log: a snapshot, and the change with the largest number that it sees. What is new since then has
 * a larger number, or was written by a transaction that the snapshot does not see: numbers and ids are not given out in
 * the same order. Transaction ids alone do not tell: after a crash the server gives out again those of transactions that
 * left no trace.
 *
 * @param seq the largest number, 0 when there is none, {@link #UNKNOWN} in what older versions wrote
 * @param at when the change with that number was made, in microseconds: by it a restored log is told from this one
 */
public record LogPlace(Snapshot snapshot, long seq, long at) {
    private static final long UNKNOWN = -1;
    private static final String END = "@";

    /** Reads {@code snapshot@seq@at}, or {@code snapshot} alone. */
    public static LogPlace parse(String text) {
        String[] parts = text.split(END, -1);
        if (parts.length != 1 && parts.length != 3) {
            throw new IllegalArgumentException("no place in the log: " + text);
        }
        Snapshot snapshot = Snapshot.parse(parts[0]);
        if (parts.length == 1) {
            return new LogPlace(snapshot, UNKNOWN, 0);
        }
        LogPlace place = new LogPlace(snapshot, Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        if (place.seq < 0) {
            throw new IllegalArgumentException("no place in the log: " + text);
        }
        return place;
    }

    /** Whether an older version wrote it, without the number. */
    boolean isOfOldForm() {
        return seq == UNKNOWN;
    }

    /** Whether whoever is here has surely seen all that is seen there. */
    boolean contains(LogPlace other) {
        return seq >= other.seq
                && snapshot.xmax() >= other.snapshot.xmax()
                && snapshot.running().stream().noneMatch(other.snapshot::includes);
    }

    /** Whether whoever is here has seen what transaction {@code token} wrote. */
    boolean includes(ChangeToken token) {
        return token.isOfOldForm()
                ? snapshot.includes(token.xid())
                : seq >= token.seq() && (token.seq() == 0 || snapshot.includes(token.xid()));
    }

    /** The place at a later snapshot, for whoever has seen {@code changes}, too. */
    LogPlace at(Snapshot later, Collection<Change> changes) {
        LogPlace last = new LogPlace(later, seq, at);
        for (Change change : changes) {
            if (change.seq() > last.seq) {
                last = new LogPlace(later, change.seq(), change.micros());
            }
        }
        return last;
    }

    /** The transactions that were still running, as the database takes a list. */
    String[] running() {
        List<String> ids = snapshot.running().stream().map(String::valueOf).toList();
        return ids.toArray(String[]::new);
    }

    @Override
    public String toString() {
        return isOfOldForm() ? snapshot.toString() : String.join(END, snapshot.toString(), seq + "", at + "");
    }
}

package pilotcity.portal.kernel.changelog;

import java.util.List;
import java.util.Set;

/**
 * A place in the change log: a snapshot, and the change with the largest number that it sees. What is new since then
 * has a larger number, or was written by a transaction that the snapshot does not see: numbers and ids are not given
 * out in the same order. Transaction ids alone do not tell: after a crash the server gives out again those of
 * transactions that left no trace.
 *
 * @param seq the largest number, 0 when there is none, {@link #UNKNOWN} in what older versions wrote
 * @param at when the change with that number was made, in microseconds: it distinguishes this log from a restored one
 * @param floor everything up to this number has been seen; {@code seq} unless a transaction is set aside
 */
public record LogPosition(TransactionSnapshot snapshot, long seq, long at, long floor) {
    private static final long UNKNOWN = -1;
    private static final String END = "@";

    public LogPosition(TransactionSnapshot snapshot, long seq, long at) {
        this(snapshot, seq, at, seq);
    }

    /** Reads {@code snapshot@seq@at}, perhaps with {@code @floor}, or {@code snapshot} alone. */
    public static LogPosition parse(String text) {
        String[] parts = text.split(END, -1);
        if (parts.length == 2 || parts.length > 4) {
            throw new IllegalArgumentException("no place in the log: " + text);
        }
        TransactionSnapshot transactionSnapshot = TransactionSnapshot.parse(parts[0]);
        if (parts.length == 1) {
            return new LogPosition(transactionSnapshot, UNKNOWN, 0);
        }
        long seq = Long.parseLong(parts[1]);
        long floor = parts.length == 4 ? Long.parseLong(parts[3]) : seq;
        LogPosition place = new LogPosition(transactionSnapshot, seq, Long.parseLong(parts[2]), floor);
        if (place.floor < 0 || place.floor > place.seq) {
            throw new IllegalArgumentException("no place in the log: " + text);
        }
        return place;
    }

    /** Whether an older version wrote it, without the number. */
    public boolean isOfOldForm() {
        return seq == UNKNOWN;
    }

    /** Whether a reader at this position has certainly read all that one at {@code other} has. */
    public boolean contains(LogPosition other) {
        return seq >= other.seq
                && snapshot.xmax() >= other.snapshot.xmax()
                && snapshot.running().stream().noneMatch(other.snapshot::includes);
    }

    /** Whether a reader at this position has read what transaction {@code token} wrote. */
    public boolean includes(ChangeToken token) {
        return token.isOfOldForm()
                ? snapshot.includes(token.xid())
                : seq >= token.seq() && (token.seq() == 0 || snapshot.includes(token.xid()));
    }

    /**
     * The same for a reader that has not read {@code transactions}, whose changes have numbers above {@code before}.
     */
    public LogPosition without(Set<Long> transactions, long before) {
        return transactions.isEmpty()
                ? this
                : new LogPosition(snapshot.without(transactions), seq, at, Math.min(floor, before));
    }

    /** The transactions that were still running, as the database takes a list. */
    String[] running() {
        List<String> ids = snapshot.running().stream().map(String::valueOf).toList();
        return ids.toArray(String[]::new);
    }

    @Override
    public String toString() {
        if (isOfOldForm()) {
            return snapshot.toString();
        }
        String place = String.join(END, snapshot.toString(), seq + "", at + "");
        return floor == seq ? place : place + END + floor;
    }
}

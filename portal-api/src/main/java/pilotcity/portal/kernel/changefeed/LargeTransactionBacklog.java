package pilotcity.portal.kernel.changefeed;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.DocumentKey;
import pilotcity.portal.kernel.changelog.ChangeLog;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.db.Database;

/**
 * Transactions with many changes, which have been set aside: they are applied in parts, the oldest first, while those
 * with few changes pass. Only the feed's thread knows it.
 */
final class LargeTransactionBacklog {
    /** Few enough for a position in the log to name them all. */
    static final int MOST = 64;

    private final Database db;
    private final DocumentLoader loader;
    private final Runnable wake;
    private final Map<Long, LargeTransaction> waiting = new LinkedHashMap<>();
    private final Deque<Loading> loadings = new ArrayDeque<>();

    /** @param wake is run, on any thread, when there is something to apply */
    LargeTransactionBacklog(Database db, DocumentLoader loader, Runnable wake) {
        this.db = db;
        this.loader = loader;
        this.wake = wake;
    }

    /** One transaction. */
    private static final class LargeTransaction {
        final long xid;
        final long look;
        final long before;
        final Instant at;
        final ChangeCollector gathered = new ChangeCollector();
        private volatile long size;
        private long after;
        private long applied;
        private boolean done;

        /** @param last the largest number there is: as many changes it has at most */
        LargeTransaction(Change first, long last, long look) {
            this.xid = first.xid();
            this.look = look;
            this.before = first.seq() - 1;
            this.after = before;
            this.at = first.at();
            this.size = last - before;
        }
    }

    /** Changes that are being loaded, or have been and are applied now. */
    private static final class Loading {
        final LargeTransaction of;
        final CompletableFuture<ChangeBatch> batch;
        final Set<DocumentKey> newer = new HashSet<>();
        private @Nullable Iterator<ChangeBatch> parts;
        private @Nullable ChangeBatch next;

        Loading(LargeTransaction of, CompletableFuture<ChangeBatch> batch) {
            this.of = of;
            this.batch = batch;
        }

        /** What is to be applied next; null behind the last. */
        @Nullable
        ChangeBatch next() {
            if (parts == null) {
                parts = batch.join().parts();
            }
            if (next == null && parts.hasNext()) {
                next = parts.next();
            }
            return next;
        }

        void applied() {
            next = null;
        }
    }

    int room() {
        return MOST - waiting.size();
    }

    /** Defers what was found at a look. */
    void add(Collection<Change> firsts, long last, long look) {
        for (Change first : firsts) {
            if (!waiting.containsKey(first.xid())) {
                LargeTransaction large = new LargeTransaction(first, last, look);
                waiting.put(large.xid, large);
                ChangeLog.count(db.feed(), large.xid, first.seq()).onSuccess(size -> large.size = size);
            }
        }
        load();
    }

    /** Loads ahead: what is applied now, and what comes then. */
    private void load() {
        while (loadings.size() < 2) {
            Optional<Loading> following = following();
            if (following.isEmpty()) {
                return;
            }
            loadings.add(following.get());
            var _ = following.get().batch.whenComplete((loaded, failure) -> wake.run());
        }
    }

    private Optional<Loading> following() {
        Loading last = loadings.peekLast();
        if (last == null) {
            return waiting.values().stream()
                    .filter(large -> !large.done)
                    .findFirst()
                    .map(large -> loading(large, large.after));
        }
        if (!last.batch.isDone() || last.batch.isCompletedExceptionally()) {
            return Optional.empty();
        }
        ChangeBatch batch = last.batch.join();
        return batch.last()
                ? waiting.values().stream()
                        .dropWhile(large -> large != last.of)
                        .skip(1)
                        .findFirst()
                        .map(large -> loading(large, large.after))
                : Optional.of(loading(last.of, batch.end()));
    }

    private Loading loading(LargeTransaction large, long after) {
        return new Loading(large, ChangeBatch.ofOne(db, loader, large.xid, after));
    }

    /** These documents have been loaded and applied just now: what had been loaded of them before is older. */
    void passed(Collection<Change> changes) {
        for (Loading loading : loadings) {
            changes.forEach(change -> loading.newer.add(change.key()));
        }
    }

    /** Whether {@link #next} has something, without waiting for the database. */
    boolean isReady() {
        load();
        Loading first = loadings.peekFirst();
        return first != null && first.batch.isDone();
    }

    /** What is to be applied next; call {@link #applied} when it has been. */
    ChangeBatch next() {
        Loading first = loadings.getFirst();
        try {
            return Objects.requireNonNull(first.next()).without(first.newer);
        } catch (RuntimeException e) {
            // it is loaded again
            loadings.clear();
            throw e;
        }
    }

    /** @return whether that was the last of its transaction: then {@link #finish} follows */
    boolean applied(ChangeBatch part) {
        Loading first = loadings.getFirst();
        first.of.applied += part.changes().size();
        first.of.after = Math.max(first.of.after, part.end());
        first.of.gathered.add(part.changes());
        first.applied();
        if (first.next() == null && !part.last()) {
            loadings.removeFirst();
        }
        return part.last();
    }

    /** How far {@code seen} is once the transaction that is being applied has been, too. */
    LogPosition placeAfter(LogPosition seen) {
        LargeTransaction now = loadings.getFirst().of;
        return place(seen, waiting.values().stream().filter(large -> !large.done && large != now));
    }

    /** The transaction that was being applied has been, and the index knows it. */
    void finish() {
        loadings.removeFirst().of.done = true;
    }

    /** How far {@code seen} is without what has not been applied. */
    LogPosition applied(LogPosition seen) {
        return place(seen, waiting.values().stream().filter(large -> !large.done));
    }

    private static LogPosition place(LogPosition seen, Stream<LargeTransaction> without) {
        List<LargeTransaction> missing = without.toList();
        Set<Long> xids = missing.stream().map(large -> large.xid).collect(Collectors.toSet());
        return seen.without(
                xids, missing.stream().mapToLong(large -> large.before).min().orElse(seen.seq()));
    }

    /** Whether nothing waits. */
    boolean isEmpty() {
        return waiting.values().stream().allMatch(large -> large.done);
    }

    /** Whether a transaction has been applied and not {@link #shown}. */
    boolean hasDone() {
        return waiting.values().stream().anyMatch(large -> large.done);
    }

    /** Everything that has been applied can be found now; returns what that is. */
    void shown(Consumer<ChangeCollector> changes) {
        waiting.values().removeIf(large -> {
            if (large.done) {
                changes.accept(large.gathered);
            }
            return large.done;
        });
    }

    /** Everything found before this look is applied; {@code look} where nothing waits. */
    long complete(long look) {
        return waiting.values().stream()
                .mapToLong(large -> large.look - 1)
                .min()
                .orElse(look);
    }

    Set<Long> transactions() {
        return Set.copyOf(waiting.keySet());
    }

    /** How many changes wait. */
    long size() {
        return waiting.values().stream()
                .filter(large -> !large.done)
                .mapToLong(large -> Math.max(1, large.size - large.applied))
                .sum();
    }

    /** When the first of them was made. */
    Optional<Instant> since() {
        return waiting.values().stream()
                .filter(large -> !large.done)
                .map(large -> large.at)
                .min(Comparator.naturalOrder());
    }
}

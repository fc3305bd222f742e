package pilotcity.portal.kernel.changefeed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.problem.Problem;

/** How far the index has followed the database. */
public final class FeedProgress {
    /**
     * Changes of large transactions that wait.
     *
     * @param since when the oldest was made
     */
    private record BacklogSize(long size, @Nullable Instant since) {}

    /** Two or three seconds of work. */
    static final int MOST_WAITING = 20_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Promise<Void> firstLook = Promise.promise();
    private final ReadYourWrites reads;
    private volatile @Nullable FeedFailure failure;
    private volatile Consumer<Duration> freshness = age -> {};
    private volatile Instant lastChange = Instant.now();
    private final Queue<Change> pending = new ConcurrentLinkedQueue<>();
    private volatile BacklogSize backlog = new BacklogSize(0, null);
    private volatile boolean following;

    FeedProgress(LogPosition reached) {
        this.reads = new ReadYourWrites(reached);
    }

    /** Hands the time from write to searchable of every change to {@code listener}. */
    public void onApplied(Consumer<Duration> listener) {
        freshness = listener;
    }

    Optional<FeedFailure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Why nothing can be written as long as the index does not follow, where that is so. */
    public Optional<Problem> hindrance() {
        return failure().flatMap(FeedFailure::writeProblem);
    }

    /** These have been read and are not searchable yet. */
    void pending(List<Change> changes) {
        pending.addAll(changes);
    }

    /** How many other changes wait, and since when the oldest does. */
    void backlog(long size, Optional<Instant> since) {
        backlog = new BacklogSize(size, since.orElse(null));
    }

    /** All that was pending is searchable now. */
    void searchable() {
        Instant now = Instant.now();
        if (!pending.isEmpty()) {
            lastChange = now;
        }
        for (Change change = pending.poll(); change != null; change = pending.poll()) {
            freshness.accept(Duration.between(change.at(), now));
        }
    }

    /** When what reads see last changed, as far as this process knows: no earlier than its start. */
    public Instant lastChange() {
        return lastChange;
    }

    /** Another index has taken over. */
    void replaced() {
        lastChange = Instant.now();
    }

    /** Changes in the log that are not searchable yet. */
    public double lagChanges() {
        return backlog.size() + pending.size();
    }

    /** Milliseconds since the oldest change that is not searchable yet was made. */
    public double lagMillis() {
        Change next = pending.peek();
        Instant oldest = backlog.since();
        if (next != null && (oldest == null || next.at().isBefore(oldest))) {
            oldest = next.at();
        }
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, Instant.now()).toMillis());
    }

    /** Reads that wait for the index to get further. */
    ReadYourWrites reads() {
        return reads;
    }

    /** The log is followed from now on, or no longer. */
    void following(boolean now) {
        following = now;
    }

    /**
     * Holds up bulk writers while too much waits; blocks. They are not held up by an index that does not follow: it
     * may not until what holds up has ended.
     */
    public void awaitCapacity() {
        while (following && failure == null && lagChanges() > MOST_WAITING) {
            Await.pause(LOOK_AGAIN);
        }
    }

    /**
     * The index is where the log was at a look.
     *
     * @param complete the look up to which everything found is in the index
     * @param aside large transactions that were found and are not in the index yet
     */
    void arrive(long look, long complete, LogPosition place, Set<Long> aside) {
        reads.arrive(look, complete, place, aside);
        if (complete > 0) {
            firstLook.tryComplete();
        }
    }

    /**
     * Completes when the index has been where the log was for the first time; fails when that went wrong or is late.
     */
    Future<Void> firstLook(Duration longest) {
        return firstLook.future().timeout(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    void succeed() {
        failure = null;
    }

    void fail(Throwable e, Logger log) {
        FeedFailure before = failure;
        FeedFailure now = FeedFailure.of(e, before);
        if (before == null || before.isLocal() != now.isLocal()) {
            log.warn("the index does not follow the database; it keeps trying", e);
        }
        failure = now;
        firstLook.tryFail(e);
    }
}

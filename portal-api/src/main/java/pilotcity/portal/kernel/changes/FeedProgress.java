package pilotcity.portal.kernel.changes;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import pilotcity.portal.kernel.changes.ChangeLog.Change;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.http.Problem;

/** How far the index has followed the database, and who waits for it to get further. */
public final class FeedProgress {
    /**
     * @param look the number of the look that led there, 0 when none did
     * @param complete up to which look all that was seen is there
     * @param aside transactions that have been seen and are not there
     */
    private record Reached(LogPlace place, long look, long complete, Set<Long> aside) {
        static Reached at(LogPlace place) {
            return new Reached(place, 0, 0, Set.of());
        }
    }

    /**
     * Changes of large transactions that wait.
     *
     * @param since when the oldest was made
     */
    private record Behind(long size, @Nullable Instant since) {}

    /**
     * @param before looks up to this number had begun already
     * @param token what is waited for, if it is a token
     */
    private record Waiting(
            Predicate<Reached> until,
            Promise<Void> promise,
            long before,
            @Nullable ChangeToken token) {
        /** Whether there is nothing more to wait for; what a later look does not see is nowhere. */
        boolean settle(Reached now) {
            if (until.test(now)) {
                promise.tryComplete();
            } else if (token != null && now.look() > before && !now.aside().contains(token.xid())) {
                promise.tryFail(unknown(token));
            }
            return promise.future().isComplete();
        }
    }

    /** Two or three seconds of work. */
    static final int MOST_WAITING = 20_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Promise<Void> firstLook = Promise.promise();
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private volatile Reached reached;
    private volatile @Nullable Trouble trouble;
    private volatile Consumer<Duration> freshness = age -> {};
    private volatile Instant changed = Instant.now();
    private final AtomicLong begun = new AtomicLong();
    private final Queue<Change> pending = new ConcurrentLinkedQueue<>();
    private volatile Behind backlog = new Behind(0, null);
    private volatile boolean following;

    FeedProgress(LogPlace reached) {
        this.reached = Reached.at(reached);
    }

    /** Hands the time from write to searchable of every change to {@code listener}. */
    public void onApplied(Consumer<Duration> listener) {
        freshness = listener;
    }

    Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** These have been read and are not searchable yet. */
    void pending(List<Change> changes) {
        pending.addAll(changes);
    }

    /** So many changes wait beside those, the oldest since then. */
    void backlog(long size, Optional<Instant> since) {
        backlog = new Behind(size, since.orElse(null));
    }

    /** All that was pending is searchable now. */
    void searchable() {
        Instant now = Instant.now();
        if (!pending.isEmpty()) {
            changed = now;
        }
        for (Change change = pending.poll(); change != null; change = pending.poll()) {
            freshness.accept(Duration.between(change.at(), now));
        }
    }

    /** When what reads see last changed, as far as this process knows: no earlier than its start. */
    public Instant changed() {
        return changed;
    }

    /** Another index has taken over. */
    void replaced() {
        changed = Instant.now();
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

    /** Whether somebody waits for the index to get further. */
    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** The log is followed from now on, or no longer. */
    void following(boolean now) {
        following = now;
    }

    /**
     * Holds up whoever writes much while too much waits; blocks. Nobody is held up by an index that does not follow: it
     * may not until what holds up has ended.
     */
    public void awaitRoom() {
        while (following && trouble == null && lagChanges() > MOST_WAITING) {
            Await.pause(LOOK_AGAIN);
        }
    }

    /** The log is going to be looked at; {@link #arrive} takes the number of the look. */
    long begin() {
        return begun.incrementAndGet();
    }

    /**
     * The index is where the log was at a look.
     *
     * @param complete up to which look all that was seen is in the index
     * @param aside transactions that were seen and are not in the index
     */
    void arrive(long look, long complete, LogPlace place, Set<Long> aside) {
        settle(new Reached(place, look, complete, aside));
        if (complete > 0) {
            firstLook.tryComplete();
        }
    }

    void reached(LogPlace place) {
        settle(Reached.at(place));
    }

    private void settle(Reached now) {
        reached = now;
        waiting.removeIf(one -> one.settle(now));
    }

    /** Completes when the index has been where the log was for the first time; fails when that went wrong or is late. */
    Future<Void> firstLook(Duration longest) {
        return firstLook.future().timeout(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    void succeed() {
        trouble = null;
    }

    void fail(Throwable e, Logger log) {
        Trouble before = trouble;
        Trouble now = Trouble.of(e, before);
        if (before == null || before.own() != now.own()) {
            log.warn("the index does not follow the database; it keeps trying", e);
        }
        trouble = now;
        firstLook.tryFail(e);
    }

    /** Who looks after a token was given out sees what it stands for, or nobody gave it out. */
    Future<Void> reach(ChangeToken token, Duration longest) {
        return reach(waiting(now -> now.place().includes(token), token), "change " + token, longest);
    }

    /** The same for a place where another node is: whoever has seen all of a later look has seen as much. */
    Future<Void> reach(LogPlace place, Duration longest) {
        long before = begun.get();
        Waiting waiting = waiting(now -> now.place().contains(place) || now.complete() > before, null);
        return reach(waiting, "place " + place, longest);
    }

    /** Completes when the index holds whatever has been committed before; fails after {@code longest}. */
    Future<Void> catchUp(Duration longest) {
        long before = begun.get();
        return reach(waiting(now -> now.complete() > before, null), "the present state", longest);
    }

    /** Completes when the index is at a place, {@code name}, that fulfils {@code until}; fails after {@code longest}. */
    Future<Void> reach(Predicate<LogPlace> until, String name, Duration longest) {
        return reach(waiting(now -> until.test(now.place()), null), name, longest);
    }

    private Waiting waiting(Predicate<Reached> until, @Nullable ChangeToken token) {
        return new Waiting(until, Promise.promise(), begun.get(), token);
    }

    private Future<Void> reach(Waiting one, String name, Duration longest) {
        if (one.settle(reached)) {
            return one.promise().future();
        }
        waiting.add(one);
        if (one.settle(reached)) {
            waiting.remove(one);
        }
        var _ = CompletableFuture.runAsync(
                () -> one.promise().tryFail(late(name)),
                CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
        return one.promise().future();
    }

    private static Problem unknown(ChangeToken token) {
        return Problem.field("atLeast", "no write of this database has returned the change token " + token);
    }

    private static Problem late(String name) {
        return Problem.of(Problem.Kind.TIMEOUT, "the index has not reached " + name + " yet");
    }
}

package pilotcity.portal.kernel.changes;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import pilotcity.portal.kernel.changes.ChangeLog.Change;
import pilotcity.portal.kernel.http.Problem;

/** How far the index has followed the database, and who waits for it to get further. */
public final class FeedProgress {
    private record Waiting(Predicate<LogPlace> until, Promise<Void> promise) {}

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private volatile LogPlace reached;
    private volatile @Nullable Trouble trouble;
    private volatile Consumer<Duration> freshness = age -> {};
    private volatile Instant changed = Instant.now();
    private final AtomicLong begun = new AtomicLong();
    private volatile long arrived;
    private final Queue<Change> pending = new ConcurrentLinkedQueue<>();

    FeedProgress(LogPlace reached) {
        this.reached = reached;
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

    /** These are all that are not searchable yet. */
    void waiting(List<Change> changes) {
        pending.clear();
        pending.addAll(changes);
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

    int pending() {
        return pending.size();
    }

    Duration pendingAge() {
        Change oldest = pending.peek();
        return oldest == null ? Duration.ZERO : Duration.between(oldest.at(), Instant.now());
    }

    /** The log is going to be looked at; {@link #arrive} takes the number of the look. */
    long begin() {
        return begun.incrementAndGet();
    }

    /** The index is where the log was at a look. */
    void arrive(long look, LogPlace place) {
        arrived = look;
        reached(place);
    }

    void reached(LogPlace place) {
        reached = place;
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (one.until().test(place) || one.promise().future().isComplete()) {
                each.remove();
                one.promise().tryComplete();
            }
        }
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
    }

    Future<Void> reach(ChangeToken token, Duration longest) {
        return reach(place -> place.includes(token), "change " + token, longest);
    }

    /** The same for a place where another node is: whoever looks later than that node has seen as much. */
    Future<Void> reach(LogPlace place, Duration longest) {
        long before = begun.get();
        return reach(here -> here.contains(place) || arrived > before, "place " + place, longest);
    }

    /** Completes when the index is at a place, {@code name}, that fulfils {@code until}; fails after {@code longest}. */
    Future<Void> reach(Predicate<LogPlace> until, String name, Duration longest) {
        if (until.test(reached)) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        waiting.add(new Waiting(until, promise));
        reached(reached);
        var _ = CompletableFuture.runAsync(
                () -> promise.tryFail(late(name)),
                CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
        return promise.future();
    }

    private static Problem late(String name) {
        return Problem.of(Problem.Kind.TIMEOUT, "the index has not reached " + name + " yet");
    }
}

package pilotcity.portal.kernel.changefeed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.problem.Problem;

/** Lets a read wait until the index has followed the change log up to a write, a position or the present state. */
final class ReadYourWrites {
    /**
     * @param look the number of the look that led there, 0 when none did
     * @param complete the look up to which everything found is there
     * @param aside large transactions that were found and are not there yet
     */
    private record Reached(LogPosition place, long look, long complete, Set<Long> aside) {
        static Reached at(LogPosition place) {
            return new Reached(place, 0, 0, Set.of());
        }
    }

    /**
     * @param before looks up to this number had begun already
     * @param token what is waited for, if it is a token
     */
    private record Waiting(
            Predicate<Reached> until,
            Promise<Void> promise,
            long before,
            @Nullable ChangeToken token) {
        /** Whether there is nothing more to wait for: what a later look does not find does not exist. */
        boolean settle(Reached now) {
            if (until.test(now)) {
                promise.tryComplete();
            } else if (token != null && now.look() > before && !now.aside().contains(token.xid())) {
                promise.tryFail(unknown(token));
            }
            return promise.future().isComplete();
        }
    }

    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong begun = new AtomicLong();
    private volatile Reached reached;

    ReadYourWrites(LogPosition reached) {
        this.reached = Reached.at(reached);
    }

    /** Whether a read waits for the index to get further. */
    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** The log is going to be looked at; {@link #arrive} takes the number of the look. */
    long begin() {
        return begun.incrementAndGet();
    }

    /**
     * The index is where the log was at a look.
     *
     * @param complete the look up to which everything found is in the index
     * @param aside large transactions that were found and are not in the index yet
     */
    void arrive(long look, long complete, LogPosition place, Set<Long> aside) {
        settle(new Reached(place, look, complete, aside));
    }

    void reached(LogPosition place) {
        settle(Reached.at(place));
    }

    private void settle(Reached now) {
        reached = now;
        waiting.removeIf(one -> one.settle(now));
    }

    /** A look that begins after a token was given out finds its write, unless the token is made up. */
    Future<Void> reach(ChangeToken token, Duration longest) {
        return reach(waiting(now -> now.place().includes(token), token), "change " + token, longest);
    }

    /** The same for a position of another node: all of a later look includes it. */
    Future<Void> reach(LogPosition place, Duration longest) {
        long before = begun.get();
        Waiting waiting = waiting(now -> now.place().contains(place) || now.complete() > before, null);
        return reach(waiting, "place " + place, longest);
    }

    /** Completes when the index holds whatever has been committed before; fails after {@code longest}. */
    Future<Void> catchUp(Duration longest) {
        long before = begun.get();
        return reach(waiting(now -> now.complete() > before, null), "the present state", longest);
    }

    /**
     * Completes when the index is at a place, {@code name}, that fulfils {@code until}; fails after {@code longest}.
     */
    Future<Void> reach(Predicate<LogPosition> until, String name, Duration longest) {
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

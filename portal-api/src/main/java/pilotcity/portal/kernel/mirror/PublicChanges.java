package pilotcity.portal.kernel.mirror;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.changefeed.RecentChanges;
import pilotcity.portal.kernel.changelog.ChangeLog;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.mirror.MirrorPageReader.Changes;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * Everything public, then every change to it, for those who keep a copy. The listing needs no moment at which it stands
 * still: each page first has what has changed meanwhile in the part that has been listed, then lists on from the same
 * state of the index. So a mirror has, at every position, exactly what was public in the listed part.
 */
public final class PublicChanges {
    private static final int MOST_WAITING = 10_000;
    private static final String AGAIN = "; begin again without since";

    /** How long the index may take to get where another node's has been. */
    private static final Duration LONGEST_BEHIND = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final Database db;
    private final ChangeFeed feed;
    private final ReadPool readPool;
    private final Set<String> names;
    private final String shape;
    private final Set<WaitingMirror> waiting = ConcurrentHashMap.newKeySet();

    /** A mirror that waits and has everything. Compared by identity. */
    private static final class WaitingMirror {
        final Set<String> kinds;
        final Promise<Boolean> promise = Promise.promise();
        final Context context;

        WaitingMirror(Set<String> kinds, Context context) {
            this.kinds = kinds;
            this.context = context;
        }

        void tell(boolean news) {
            context.runOnContext(told -> promise.tryComplete(news));
        }
    }

    public PublicChanges(Vertx vertx, Database db, ChangeFeed feed, ReadPool readPool) {
        this.vertx = vertx;
        this.db = db;
        this.feed = feed;
        this.readPool = readPool;
        this.names = readPool.readOnThisThread(index -> index.kinds().names());
        // Documents of another schema are not listed as changes: mirrors begin again then, too.
        this.shape = readPool.readOnThisThread(index -> index.mark());
        feed.onKindsChanged(this::news);
    }

    private String source() {
        return feed.life() + "." + shape;
    }

    /** The position before anything was sent. */
    public MirrorPosition start(Set<String> kinds) {
        return new MirrorPosition(source(), kinds, feed.recent().reached(), null, MirrorPosition.NOTHING);
    }

    /**
     * What follows {@code position}. Where the index is behind it, as that of another node can be, the answer waits a
     * little, and then says that there is more.
     *
     * @return fails with {@link Problem} GONE when the position is that of another database, of one that has been
     *     restored since, of another shape of documents, or older than the change log
     */
    public Future<MirrorPage> read(MirrorPosition position, int limit) {
        if (!position.source().equals(source())) {
            return gone("a token of another database, from before this one was restored, or from before its documents"
                    + " changed");
        }
        if (position.delivered().isOfOldForm()) {
            return numbered(position).compose(known -> read(known, limit));
        }
        MirrorPosition.PartialStep place = position.partial();
        LogPosition needed = place == null ? position.delivered() : place.until();
        return feed.awaitWrite(needed, LONGEST_BEHIND)
                .transform(reached -> reached.succeeded()
                        ? page(position, limit)
                        : Future.succeededFuture(new MirrorPage(List.of(), position, true, position.isListing())));
    }

    /** A position as older versions gave it, with the number of its place. */
    private Future<MirrorPosition> numbered(MirrorPosition old) {
        return ChangeLog.look(db.client(), new LogPosition(old.delivered().snapshot(), 0, 0))
                .compose(look -> look.snapshot().xmax()
                                < old.delivered().snapshot().xmax()
                        ? gone("a token from after the state that the database was put back to")
                        : ChangeLog.numbered(db.client(), old.delivered()).map(old::at));
    }

    private Future<MirrorPage> page(MirrorPosition position, int limit) {
        RecentChanges.State now = feed.recent().now();
        return changes(position, now, limit)
                .compose(changes ->
                        readPool.read(index -> new MirrorPageReader(names, position, now).read(changes, limit)))
                .onComplete(done -> now.close());
    }

    private Future<Changes> changes(MirrorPosition position, RecentChanges.State now, int limit) {
        MirrorPosition.PartialStep place = position.partial();
        if (place == null) {
            var recent = feed.recent().since(position.delivered());
            if (recent.isPresent()) {
                return Future.succeededFuture(new Changes(recent.get(), now.place(), true));
            }
        }
        LogPosition until = place == null ? now.place() : place.until();
        long after = place == null ? 0 : place.seq();
        int most = Math.max(1000, limit * 2);
        return ChangeLog.between(db.client(), position.delivered(), until.snapshot(), until.seq(), after, most)
                .compose(changes ->
                        requireKnown(position.delivered(), new Changes(changes, until, changes.size() < most)))
                .recover(failure -> failure instanceof ChangeLog.ChangesPrunedException
                        ? gone("a token from so long ago that the changes since then are no longer kept")
                        : Future.failedFuture(failure));
    }

    /** A place that the log does not know is one of a state that the database was put back from. */
    private Future<Changes> requireKnown(LogPosition told, Changes changes) {
        return ChangeLog.look(db.client(), told)
                .compose(look -> look.known()
                        ? Future.succeededFuture(changes)
                        : gone("a token from after the state that the database was put back to"));
    }

    private static <T> Future<T> gone(String what) {
        return Future.failedFuture(Problem.of(Problem.Kind.GONE, "since is " + what + AGAIN));
    }

    /**
     * Completes when something has changed since {@code position}, or after {@code longest}.
     *
     * @param over completes when the caller has gone
     */
    public Future<Boolean> await(MirrorPosition position, Duration longest, Future<Void> over) {
        if (waiting.size() >= MOST_WAITING) {
            return Future.failedFuture(
                    Problem.of(Problem.Kind.UNAVAILABLE, "too many wait for changes; ask without wait"));
        }
        WaitingMirror one = new WaitingMirror(position.kinds(), vertx.getOrCreateContext());
        waiting.add(one);
        if (!position.delivered().equals(feed.recent().reached())) {
            one.tell(true);
        }
        long timer = vertx.setTimer(Math.max(1, longest.toMillis()), late -> one.promise.tryComplete(false));
        over.onComplete(gone -> one.promise.tryComplete(false));
        return one.promise.future().onComplete(done -> {
            waiting.remove(one);
            vertx.cancelTimer(timer);
        });
    }

    private void news(Set<String> changed) {
        for (WaitingMirror one : waiting) {
            if (one.kinds.isEmpty() || one.kinds.stream().anyMatch(changed::contains)) {
                one.tell(true);
            }
        }
    }
}

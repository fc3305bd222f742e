package pilotcity.portal.kernel.changes;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.portal.kernel.changes.ChangeLog.Change;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;

/**
 * Everything public, then every change to it, for those who keep a copy. The listing needs no moment at which it stands
 * still: each page first tells what has changed meanwhile in the part that has been listed, then lists on from the same
 * state of the index. So whoever follows has, at every position, exactly what was public in the listed part.
 */
public final class PublicChanges {
    private static final int MOST_WAITING = 10_000;
    private static final String AGAIN = "; begin again without since";

    private final Vertx vertx;
    private final Db db;
    private final ChangeFeed feed;
    private final Reads reads;
    private final Set<String> names;
    private final String source;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

    /** Somebody who has been told everything. Each is itself only. */
    private static final class Waiting {
        final Set<String> kinds;
        final Promise<Boolean> promise = Promise.promise();
        final Context context;

        Waiting(Set<String> kinds, Context context) {
            this.kinds = kinds;
            this.context = context;
        }

        void tell(boolean news) {
            context.runOnContext(told -> promise.tryComplete(news));
        }
    }

    public PublicChanges(Vertx vertx, Db db, ChangeFeed feed, Reads reads) {
        this.vertx = vertx;
        this.db = db;
        this.feed = feed;
        this.reads = reads;
        this.names = reads.here(index -> index.kinds().names());
        // Documents of another shape are not told as changes: whoever has the old ones begins again, too.
        this.source = reads.here(index -> IndexBuilder.database(index) + "." + index.mark());
        feed.onNews(this::news);
    }

    /** Where nothing has been told yet. */
    public ChangePosition start(Set<String> kinds) {
        return new ChangePosition(source, kinds, feed.recent().reached(), null, ChangePosition.NOTHING);
    }

    /**
     * What follows {@code position}.
     *
     * @return fails with {@link Problem} GONE when the position is that of another database or another shape of documents
     */
    public Future<ChangePage> read(ChangePosition position, int limit) {
        if (!position.source().equals(source)) {
            return Future.failedFuture(Problem.of(
                    Problem.Kind.GONE,
                    "since is a token of another database, or from before its documents changed" + AGAIN));
        }
        RecentChanges.Place now = feed.recent().now();
        return changes(position, now, limit)
                .compose(changes -> reads.read(index -> new PageReader(names, position, now).read(changes, limit)))
                .onComplete(done -> now.close());
    }

    private Future<PageReader.Changes> changes(ChangePosition position, RecentChanges.Place now, int limit) {
        ChangePosition.Place place = position.place();
        if (place == null) {
            var recent = feed.recent().since(position.told());
            if (recent.isPresent()) {
                return Future.succeededFuture(new PageReader.Changes(recent.get(), now.snapshot(), true));
            }
        }
        if (place == null && position.told().xmax() > now.snapshot().xmax()) {
            return requirePast(position.told()).map(past -> new PageReader.Changes(List.of(), position.told(), true));
        }
        Snapshot until = place == null ? now.snapshot() : place.until();
        long xid = place == null ? position.told().xmin() - 1 : place.xid();
        long seq = place == null ? Long.MAX_VALUE : place.seq();
        int most = Math.max(1000, limit * 2);
        Future<List<Change>> logged = ChangeLog.between(db.client(), position.told(), until, xid, seq, most);
        return logged.map(changes -> new PageReader.Changes(changes, until, changes.size() < most));
    }

    /** A snapshot that is still to come is that of a database which has been restored from an older state. */
    private Future<Void> requirePast(Snapshot snapshot) {
        return ChangeLog.now(db.client()).map(now -> {
            if (snapshot.xmax() > now.xmax()) {
                throw Problem.of(
                        Problem.Kind.GONE,
                        "since is a token from after the state that the database was put back to" + AGAIN);
            }
            return null;
        });
    }

    /**
     * Completes when something has changed since {@code position}, or after {@code longest}.
     *
     * @param over completes when nobody waits any more
     */
    public Future<Boolean> await(ChangePosition position, Duration longest, Future<Void> over) {
        if (waiting.size() >= MOST_WAITING) {
            return Future.failedFuture(
                    Problem.of(Problem.Kind.UNAVAILABLE, "too many wait for changes; ask without wait"));
        }
        Waiting one = new Waiting(position.kinds(), vertx.getOrCreateContext());
        waiting.add(one);
        Snapshot reached = feed.recent().reached();
        if (!position.told().equals(reached) && position.told().xmax() <= reached.xmax()) {
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
        for (Waiting one : waiting) {
            if (one.kinds.isEmpty() || one.kinds.stream().anyMatch(changed::contains)) {
                one.tell(true);
            }
        }
    }
}

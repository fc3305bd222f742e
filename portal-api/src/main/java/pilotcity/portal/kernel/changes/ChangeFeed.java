package pilotcity.portal.kernel.changes;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.search.Index;
import pilotcity.index.search.LeftOut;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.index.LiveIndex;

/**
 * Carries every committed change into the index, on a thread of its own. It looks when a writer of this process has
 * committed ({@link #wake}) and otherwise at short intervals: NOTIFY would take a database-wide lock in every writing
 * transaction until its commit is on disk, and so put writers in a queue.
 */
public final class ChangeFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration RETRY_EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final int MOST_BEHIND = 20_000;
    private static final Duration REFRESH_EVERY = Duration.ofSeconds(2);

    private final Db db;
    private final IndexBuilder builder;
    private final LiveIndex live;
    private final Duration poll;
    private final Duration commitEvery;
    private final FeedProgress progress;
    private final RecentChanges recent;
    private final Announcements announcements = new Announcements();
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile String life;
    private volatile boolean rebuilding;
    private LogPlace reached;
    private long lastCommit = System.nanoTime();
    private long lastRefresh = System.nanoTime();
    private boolean uncommitted;

    /** @param builder made the index in {@code live}, which has a checkpoint therefore */
    public ChangeFeed(Db db, IndexBuilder builder, LiveIndex live, Duration poll, Duration commitEvery) {
        this.db = db;
        this.builder = builder;
        this.live = live;
        this.poll = poll;
        this.commitEvery = commitEvery;
        Checkpoint checkpoint = Checkpoint.read(live.index());
        this.life = checkpoint.life();
        this.reached = checkpoint.place();
        this.progress = new FeedProgress(reached);
        this.recent = new RecentChanges(reached, live.index().view());
        this.thread = Thread.ofPlatform().name("change-feed").unstarted(this::run);
    }

    /**
     * Follows the database from now on; once is enough. What was committed before is searchable on return, unless it
     * takes more than a minute.
     */
    public void start() {
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        wake();
        Await.get(progress.firstLook(LONGEST_START).otherwiseEmpty());
    }

    /** Looks for changes now rather than at the next interval. */
    public void wake() {
        wakes.release();
    }

    public FeedProgress progress() {
        return progress;
    }

    /**
     * Completes when the index holds what transaction {@code token} wrote; fails after {@code longest}, and at once when
     * there is no such transaction.
     */
    public Future<Void> reach(ChangeToken token, Duration longest) {
        Future<Void> reached = progress.reach(token, longest);
        wake();
        return reached;
    }

    /** The same for whatever led to {@code place}, where perhaps another node's index is. */
    Future<Void> reach(LogPlace place, Duration longest) {
        Future<Void> reached = progress.reach(place, longest);
        wake();
        return reached;
    }

    /** Tells {@code listener} of everything that becomes searchable from now on, until the handle is run. */
    public Runnable tell(ChangeListener listener) {
        return announcements.add(listener);
    }

    /** Which life of the database the index is of. */
    String life() {
        return life;
    }

    RecentChanges recent() {
        return recent;
    }

    /** Runs {@code action} on the feed's own thread whenever documents of kinds have changed; it must be short. */
    void onNews(Consumer<Set<String>> action) {
        announcements.onNews(action);
    }

    private void run() {
        while (!stopping) {
            try {
                pause();
                mend();
                if (!advance()) {
                    rebuild(read -> {});
                    LOG.warn("the index could not be gone on with, and has been built again");
                }
                commitIfDue();
                progress.succeed();
            } catch (RuntimeException | Error e) {
                // whatever it is, the thread goes on: without it nothing would ever be found again
                if (!stopping) {
                    progress.fail(e, LOG);
                    lookBehind();
                }
            }
        }
    }

    private void pause() {
        try {
            Duration wait = progress.trouble().isPresent() ? RETRY_EVERY : poll;
            wakes.tryAcquire(Math.max(wait.toMillis(), poll.toMillis()), TimeUnit.MILLISECONDS);
            wakes.drainPermits();
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** An index whose files could not be written has closed itself. Readers stay on it until another has got as far. */
    private void mend() {
        if (live.index().isOpen()) {
            return;
        }
        synchronized (builder) {
            if (!live.index().isOpen()) {
                replace(builder.reopen(new Checkpoint(life, reached)));
                builder.sweep();
                LOG.info("the index can be written again");
            }
        }
    }

    /** What cannot be indexed now is counted as waiting all the same. */
    private void lookBehind() {
        try {
            Snapshot now = Await.get(ChangeLog.look(db.client(), reached)).snapshot();
            progress.waiting(Await.get(ChangeLog.between(db.client(), reached, now, Long.MAX_VALUE, 0, MOST_BEHIND)));
        } catch (RuntimeException e) {
            LOG.debug("the change log cannot be read either", e);
        }
    }

    /** @return whether the index leads to what the database is now */
    private synchronized boolean advance() {
        long look = progress.begin();
        ChangeLog.Look now = Await.get(ChangeLog.look(db.client(), reached));
        Checkpoint before = new Checkpoint(life, reached);
        if (!builder.lives().goesOn(before, now)) {
            return false;
        }
        if (now.isAt(reached)) {
            progress.arrive(look, reached);
            return true;
        }
        Index index = live.index();
        Iterator<ChangeBatch> batches = ChangeBatch.between(db, builder.documents(), reached, now.snapshot());
        Gathered gathered = new Gathered();
        progress.waiting(List.of());
        LogPlace place = reached;
        while (batches.hasNext()) {
            ChangeBatch batch = batches.next();
            place = place.at(now.snapshot(), batch.changes());
            apply(index, batch, batch.last() ? before.at(place) : before);
            gathered.add(batch.changes());
        }
        refresh(index);
        arrive(place, index, gathered);
        progress.arrive(look, place);
        return true;
    }

    private void arrive(LogPlace now, Index index, Gathered gathered) {
        reached = now;
        if (!gathered.isEmpty()) {
            recent.add(now, gathered.changes(), gathered.isComplete(), index.view());
        }
        announcements.news(gathered.kinds());
    }

    private void apply(Index index, ChangeBatch batch, Checkpoint checkpoint) {
        progress.pending(batch.changes());
        batch.applyTo(index, checkpoint);
        announcements.applied(batch.changes());
        uncommitted |= !batch.changes().isEmpty();
        if (System.nanoTime() - lastRefresh > REFRESH_EVERY.toNanos()) {
            refresh(index);
        }
    }

    private void refresh(Index index) {
        announcements.refresh(index);
        lastRefresh = System.nanoTime();
        progress.searchable();
    }

    private void commitIfDue() {
        if (uncommitted && System.nanoTime() - lastCommit > commitEvery.toNanos()) {
            live.index().commit();
            uncommitted = false;
            lastCommit = System.nanoTime();
        }
    }

    /** Builds a new index beside the one that answers, and lets it take over; blocks. */
    public long rebuild(LongConsumer progressed) {
        synchronized (builder) {
            rebuilding = true;
            try {
                Index next = builder.build(progressed);
                long size = next.size();
                replace(next);
                builder.sweep();
                return size;
            } finally {
                rebuilding = false;
            }
        }
    }

    /** Whether a new index is being built; the old one answers meanwhile. */
    public boolean isRebuilding() {
        return rebuilding;
    }

    /** Lets {@code next}, built from the same database, take over; it catches up from its own checkpoint. */
    private synchronized void replace(Index next) {
        Checkpoint since = Checkpoint.read(next);
        boolean sameLife = since.life().equals(life);
        live.replace(next);
        progress.replaced();
        reached = since.place();
        life = since.life();
        recent.restart(reached, next.view());
        progress.reached(reached);
        if (!sameLife) {
            announcements.lost(next);
            announcements.news(next.kinds().names());
        }
        wake();
    }

    /** Why the index does not follow, or empty while it does. */
    public Optional<Trouble> trouble() {
        return progress.trouble();
    }

    /** Documents in the database that are not in the index, because they cannot be read or indexed as they are. */
    public List<LeftOut> leftOut() {
        return live.index().leftOut();
    }

    @Override
    public void close() {
        stopping = true;
        wakes.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        announcements.close();
        recent.close();
    }
}

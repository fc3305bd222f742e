package pilotcity.portal.kernel.changefeed;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.Index;
import pilotcity.index.state.LeftOutDocument;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.changelog.IndexCheckpoint;
import pilotcity.portal.kernel.changelog.LogPeek;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.notification.ChangeAnnouncer;
import pilotcity.portal.kernel.notification.ChangeListener;
import pilotcity.portal.kernel.read.LiveIndex;

/**
 * Carries every committed change into the index, on a thread of its own. It looks when a writer of this process has
 * committed ({@link #wake}) and otherwise at short intervals: NOTIFY would take a database-wide lock in every writing
 * transaction until its commit is on disk, and so put writers in a queue.
 */
public final class ChangeFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration RETRY_EVERY = Duration.ofMillis(500);
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final long ASK_HOME_NANOS = Duration.ofSeconds(1).toNanos();

    /** A refresh costs as much as ten documents: while writes keep coming, several are shown by one. */
    private static final long SHOW_EVERY_NANOS = Duration.ofMillis(25).toNanos();

    private final Database db;
    private final IndexBuilder builder;
    private final LiveIndex live;
    private final Duration poll;
    private final Duration commitEvery;
    private final FeedProgress progress;
    private final RecentChanges recent;
    private final ChangeAnnouncer announcer = new ChangeAnnouncer();
    private final Semaphore wakes = new Semaphore(0);
    private final Semaphore urges = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;
    private volatile String life;
    private volatile boolean rebuilding;
    private volatile LogReplay replay;
    private long lastCommit = System.nanoTime();
    private long askedHome = System.nanoTime() - ASK_HOME_NANOS;

    /** @param builder made the index in {@code live}, which therefore has a checkpoint */
    public ChangeFeed(Database db, IndexBuilder builder, LiveIndex live, Duration poll, Duration commitEvery) {
        this.db = db;
        this.builder = builder;
        this.live = live;
        this.poll = poll;
        this.commitEvery = commitEvery;
        IndexCheckpoint checkpoint = IndexCheckpoint.read(live.index());
        this.life = checkpoint.life();
        this.progress = new FeedProgress(checkpoint.place());
        this.recent = new RecentChanges(checkpoint.place(), live.index().view());
        this.replay = replay(live.index());
        this.thread = Thread.ofPlatform().name("change-feed").unstarted(this::run);
    }

    private LogReplay replay(Index index) {
        return new LogReplay(db, builder.documents(), index, progress, recent, announcer, this::wake);
    }

    /** Follows the database from now on; what was committed before is searchable on return, or a minute later. */
    public void start() {
        if (thread.getState() == Thread.State.NEW) {
            progress.following(true);
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
     * Completes when the index holds what transaction {@code token} wrote; fails after {@code longest}, and at once
     * when there is no such transaction.
     */
    public Future<Void> awaitWrite(ChangeToken token, Duration longest) {
        return urge(progress.reads().reach(token, longest));
    }

    /** The same for all changes up to {@code place}, which may be the position of another node. */
    public Future<Void> awaitWrite(LogPosition place, Duration longest) {
        return urge(progress.reads().reach(place, longest));
    }

    /** Completes when the index holds whatever has been committed before; fails after {@code longest}. */
    public Future<Void> catchUp(Duration longest) {
        return urge(progress.reads().catchUp(longest));
    }

    private Future<Void> urge(Future<Void> reached) {
        urges.release();
        wake();
        return reached;
    }

    /** Tells {@code listener} of everything that becomes searchable from now on, until the handle is run. */
    public Runnable addListener(ChangeListener listener) {
        return announcer.add(listener);
    }

    /** The incarnation of the database that the index belongs to. */
    public String life() {
        return life;
    }

    public RecentChanges recent() {
        return recent;
    }

    /** Runs {@code action} on the feed's own thread whenever documents of kinds have changed; it must be short. */
    public void onKindsChanged(Consumer<Set<String>> action) {
        announcer.onNews(action);
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
                // the thread must survive any failure, or nothing written later would be found
                if (!stopping) {
                    progress.fail(e, LOG);
                    lookBehind();
                }
            }
        }
        progress.following(false);
    }

    private void pause() {
        try {
            boolean troubled = progress.failure().isPresent();
            if (troubled || !replay.isReady()) {
                long wait = troubled ? Math.max(RETRY_EVERY.toMillis(), poll.toMillis()) : poll.toMillis();
                wakes.tryAcquire(wait, TimeUnit.MILLISECONDS);
                rest();
            }
            wakes.drainPermits();
            urges.drainPermits();
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** When no read waits for the latest write, pauses so that one refresh shows several writes. */
    private void rest() throws InterruptedException {
        urges.drainPermits();
        long rest = replay.lastShown() + SHOW_EVERY_NANOS - System.nanoTime();
        if (rest > 0 && replay.backlog().isEmpty() && !progress.reads().isAwaited() && !stopping) {
            urges.tryAcquire(rest, TimeUnit.NANOSECONDS);
        }
    }

    /** An index whose files could not be written has closed itself. Readers stay on it until another has got as far. */
    private void mend() {
        if (live.index().isOpen() && !live.index().isDamaged()) {
            return;
        }
        synchronized (builder) {
            if (live.index().isDamaged()) {
                LOG.warn("the files of the index are damaged; it is built again");
                rebuild(read -> {});
            } else if (!live.index().isOpen()) {
                replace(builder.reopen(replay.shown()));
                builder.sweep();
                LOG.info("the index can be written again");
            }
        }
    }

    /** What cannot be indexed now is counted as waiting all the same. */
    private synchronized void lookBehind() {
        askedHome = System.nanoTime() - ASK_HOME_NANOS;
        try {
            replay.countWaiting();
        } catch (RuntimeException e) {
            LOG.debug("the change log cannot be read either", e);
        }
    }

    /** @return whether the index leads to what the database is now */
    private synchronized boolean advance() {
        long look = progress.reads().begin();
        boolean askHome = System.nanoTime() - askedHome >= ASK_HOME_NANOS;
        IndexCheckpoint seen = replay.seen();
        LogPeek now = Await.get(LogPeek.at(db.feed(), seen.place(), askHome));
        if (askHome) {
            askedHome = System.nanoTime();
        }
        if (!builder.lives().continues(seen, now.look())) {
            return false;
        }
        replay.advance(now, look);
        return true;
    }

    private synchronized void commitIfDue() {
        if (System.nanoTime() - lastCommit > commitEvery.toNanos()) {
            replay.commit();
            lastCommit = System.nanoTime();
        }
    }

    /** Builds a new index while the present one answers, then switches to it; blocks. */
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
        IndexCheckpoint since = IndexCheckpoint.read(next);
        boolean sameLife = since.life().equals(life);
        live.replace(next);
        progress.replaced();
        life = since.life();
        recent.restart(since.place(), next.view());
        replay = replay(next);
        progress.reads().reached(since.place());
        if (!sameLife) {
            announcer.announceTooMany(next);
            announcer.announceKinds(next.kinds().names());
        }
        wake();
    }

    /** Why the index does not follow, or empty while it does. */
    public Optional<FeedFailure> failure() {
        return progress.failure();
    }

    /** Documents in the database that are not in the index, because they cannot be read or indexed as they are. */
    public List<LeftOutDocument> leftOut() {
        return live.index().leftOutDocuments();
    }

    /** In how many segments the index lies. */
    public int segments() {
        return live.index().segments();
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
        announcer.close();
        recent.close();
    }
}

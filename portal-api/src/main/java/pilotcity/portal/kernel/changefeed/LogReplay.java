package pilotcity.portal.kernel.changefeed;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import pilotcity.index.Index;
import pilotcity.portal.kernel.changelog.ChangeLog;
import pilotcity.portal.kernel.changelog.ChangeLog.LogState;
import pilotcity.portal.kernel.changelog.IndexCheckpoint;
import pilotcity.portal.kernel.changelog.LogPeek;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.notification.ChangeAnnouncer;

/**
 * Replays the log into one index: transactions with few changes as soon as they are seen, those with many in parts,
 * with a look at the log between two of them. One that has been set aside counts as running, as far as the checkpoint
 * and everybody who is told a place are concerned, until all of it has been applied.
 */
final class LogReplay {
    private static final long PART_NANOS = Duration.ofMillis(25).toNanos();
    private static final long SHORT_PART_NANOS = Duration.ofMillis(5).toNanos();
    private static final long CALM_NANOS = Duration.ofSeconds(1).toNanos();

    /** Parts of large transactions are shown so often: those of three seconds took half a second to show. */
    private static final long SHOW_NANOS = Duration.ofSeconds(1).toNanos();

    /** When nothing has been written for so long, there is time to merge segments. */
    private static final long TIDY_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Database database;
    private final DocumentLoader loader;
    private final Index index;
    private final String life;
    private final FeedProgress progress;
    private final RecentChanges recent;
    private final ChangeAnnouncer announcer;
    private final LargeTransactionBacklog backlog;
    private final IndexCommitter committer;
    private LogPosition seen;
    private LogPosition shown;
    private ChangeCollector collector = new ChangeCollector();
    private long lookedAt;
    private boolean unseen;
    private boolean uncommitted;
    private boolean untidy = true;
    private long refreshed = System.nanoTime();
    private long lookedBefore = refreshed;

    /** When something with few changes came last: more may come, which is not to wait long. */
    private long passed = refreshed - CALM_NANOS;

    LogReplay(
            Database database,
            DocumentLoader loader,
            Index index,
            FeedProgress progress,
            RecentChanges recent,
            ChangeAnnouncer announcer,
            Runnable wake) {
        IndexCheckpoint checkpoint = IndexCheckpoint.read(index);
        this.database = database;
        this.loader = loader;
        this.index = index;
        this.committer = new IndexCommitter(index);
        this.life = checkpoint.life();
        this.seen = checkpoint.place();
        this.shown = seen;
        this.progress = progress;
        this.recent = recent;
        this.announcer = announcer;
        this.backlog = new LargeTransactionBacklog(database, loader, wake);
    }

    /** Where readers are. */
    IndexCheckpoint shown() {
        return new IndexCheckpoint(life, shown);
    }

    /** Where the log was at the last look. */
    IndexCheckpoint seen() {
        return new IndexCheckpoint(life, seen);
    }

    /** Whether there is something to apply without another look. */
    boolean isReady() {
        return backlog.isReady();
    }

    /** When the look was that led to what has been shown last. */
    long lastShown() {
        return lookedBefore;
    }

    /** Applies everything up to {@code now}, except that of large transactions only the next part is applied. */
    void advance(LogPeek now, long look) {
        long began = System.nanoTime();
        boolean changed = !now.look().isAt(seen) && follow(now, look);
        if (changed) {
            passed = began;
        }
        lookedAt = look;
        show(began, changed);
        if (backlog.isReady()) {
            applyParts();
            show(began, false);
        }
    }

    private void show(long since, boolean now) {
        progress.backlog(backlog.size(), backlog.since());
        if (unseen && (now || isWanted())) {
            refresh();
            lookedBefore = since;
        }
        if (!unseen) {
            arrive();
        }
    }

    /** Whether parts of large transactions are to be found now; each time costs as much as a hundred documents. */
    private boolean isWanted() {
        return backlog.isEmpty()
                || (backlog.hasDone() && progress.reads().isAwaited())
                || System.nanoTime() - refreshed > SHOW_NANOS;
    }

    /** @return whether there was anything but large transactions */
    private boolean follow(LogPeek logPeek, long look) {
        LogState now = logPeek.look();
        TransactionSizeFilter filter = new TransactionSizeFilter(backlog.room());
        Iterator<ChangeBatch> batches = logPeek.isWhole()
                ? List.of(ChangeBatch.of(database, loader, logPeek.changes())).iterator()
                : ChangeBatch.between(database, loader, seen, now.snapshot(), filter);
        LogPosition next = now.placeAfter(seen);
        IndexCheckpoint before = new IndexCheckpoint(life, backlog.applied(seen));
        ChangeCollector step = new ChangeCollector();
        while (batches.hasNext()) {
            ChangeBatch batch = batches.next();
            if (batch.last()) {
                backlog.add(filter.large().values(), now.last(), look);
            }
            apply(batch, batch.last() ? before.at(backlog.applied(next)) : before);
            backlog.passed(batch.changes());
            step.add(batch.changes());
            if (System.nanoTime() - refreshed > SHOW_NANOS) {
                refresh();
            }
        }
        seen = next;
        collector.add(step);
        return !step.isEmpty();
    }

    private void applyParts() {
        long now = System.nanoTime();
        long until = now + (now - passed < CALM_NANOS ? SHORT_PART_NANOS : PART_NANOS);
        do {
            ChangeBatch part = backlog.next();
            apply(part, new IndexCheckpoint(life, backlog.applied(seen)));
            if (backlog.applied(part)) {
                apply(ChangeBatch.NONE, new IndexCheckpoint(life, backlog.placeAfter(seen)));
                backlog.finish();
            }
        } while (System.nanoTime() < until && backlog.isReady());
    }

    private void apply(ChangeBatch batch, IndexCheckpoint checkpoint) {
        progress.pending(batch.changes());
        batch.applyTo(index, checkpoint);
        announcer.applied(batch.changes());
        unseen |= !batch.changes().isEmpty();
        uncommitted |= !batch.changes().isEmpty();
    }

    private void refresh() {
        announcer.refresh(index);
        refreshed = System.nanoTime();
        unseen = false;
        progress.searchable();
    }

    private void arrive() {
        backlog.shown(collector::add);
        LogPosition place = backlog.applied(seen);
        shown = place;
        if (!collector.isEmpty()) {
            recent.add(place, collector.changes(), collector.isComplete(), index.view());
            announcer.announceKinds(collector.kinds());
            collector = new ChangeCollector();
        }
        progress.arrive(lookedAt, backlog.complete(lookedAt), place, backlog.transactions());
    }

    /** Commits to disk what has been applied since the last commit, on a thread of its own. */
    void commit() {
        if (!hasCommitted()) {
            return;
        }
        if (uncommitted) {
            committer.begin();
            uncommitted = false;
            untidy = true;
        } else if (untidy && System.nanoTime() - refreshed > TIDY_AFTER_NANOS) {
            untidy = index.mergeSmallSegments();
            committer.begin();
        }
    }

    private boolean hasCommitted() {
        try {
            return committer.hasEnded();
        } catch (RuntimeException e) {
            uncommitted = true;
            throw e;
        }
    }

    /** What has been deferred. */
    LargeTransactionBacklog backlog() {
        return backlog;
    }

    /** Counts what waits in the log, for when it cannot be applied. */
    void countWaiting() {
        LogPosition position = seen().place();
        long last = Await.get(ChangeLog.look(database.feed(), position, false)).last();
        Optional<Instant> since = backlog.since();
        Optional<Instant> next = Await.get(ChangeLog.oldest(database.feed(), position.seq()));
        progress.backlog(backlog.size() + Math.max(0, last - position.seq()), since.isPresent() ? since : next);
    }
}

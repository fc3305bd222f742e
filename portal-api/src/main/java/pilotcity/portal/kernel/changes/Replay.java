package pilotcity.portal.kernel.changes;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import pilotcity.index.Index;
import pilotcity.portal.kernel.changes.ChangeLog.Look;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.notification.ChangeAnnouncer;

/**
 * Replays the log into one index: transactions with few changes as soon as they are seen, those with many in parts, with
 * a look at the log between two of them. One that has been set aside counts as running, as far as the checkpoint and
 * everybody who is told a place are concerned, until all of it has been applied.
 */
final class Replay {
    private static final long PART_NANOS = Duration.ofMillis(25).toNanos();
    private static final long SHORT_PART_NANOS = Duration.ofMillis(5).toNanos();
    private static final long CALM_NANOS = Duration.ofSeconds(1).toNanos();

    /** Parts of large transactions are shown so often: those of three seconds took half a second to show. */
    private static final long SHOW_NANOS = Duration.ofSeconds(1).toNanos();

    /** When nothing has been written for so long, there is time to merge segments. */
    private static final long TIDY_AFTER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Db db;
    private final Documents documents;
    private final Index index;
    private final String life;
    private final FeedProgress progress;
    private final RecentChanges recent;
    private final ChangeAnnouncer changeAnnouncer;
    private final Backlog backlog;
    private final Commits commits;
    private LogPlace seen;
    private LogPlace shown;
    private Gathered gathered = new Gathered();
    private long lookedAt;
    private boolean unseen;
    private boolean uncommitted;
    private boolean untidy = true;
    private long refreshed = System.nanoTime();
    private long lookedBefore = refreshed;

    /** When something with few changes came last: more may come, which is not to wait long. */
    private long passed = refreshed - CALM_NANOS;

    Replay(
            Db db,
            Documents documents,
            Index index,
            FeedProgress progress,
            RecentChanges recent,
            ChangeAnnouncer changeAnnouncer,
            Runnable wake) {
        Checkpoint checkpoint = Checkpoint.read(index);
        this.db = db;
        this.documents = documents;
        this.index = index;
        this.commits = new Commits(index);
        this.life = checkpoint.life();
        this.seen = checkpoint.place();
        this.shown = seen;
        this.progress = progress;
        this.recent = recent;
        this.changeAnnouncer = changeAnnouncer;
        this.backlog = new Backlog(db, documents, wake);
    }

    /** Where readers are. */
    Checkpoint shown() {
        return new Checkpoint(life, shown);
    }

    /** Where the log was at the last look. */
    Checkpoint seen() {
        return new Checkpoint(life, seen);
    }

    /** Whether there is something to apply without another look. */
    boolean isReady() {
        return backlog.isReady();
    }

    /** When the look was that led to what has been shown last. */
    long lastShown() {
        return lookedBefore;
    }

    /** Goes on to what there is at {@code now}, but for large transactions, of which it applies a part. */
    void advance(Glance now, long look) {
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
    private boolean follow(Glance glance, long look) {
        Look now = glance.look();
        Sieve sieve = new Sieve(backlog.room());
        Iterator<ChangeBatch> batches = glance.isWhole()
                ? List.of(ChangeBatch.of(db, documents, glance.changes())).iterator()
                : ChangeBatch.between(db, documents, seen, now.snapshot(), sieve);
        LogPlace next = now.placeAfter(seen);
        Checkpoint before = new Checkpoint(life, backlog.applied(seen));
        Gathered step = new Gathered();
        while (batches.hasNext()) {
            ChangeBatch batch = batches.next();
            if (batch.last()) {
                backlog.add(sieve.large().values(), now.last(), look);
            }
            apply(batch, batch.last() ? before.at(backlog.applied(next)) : before);
            backlog.passed(batch.changes());
            step.add(batch.changes());
            if (System.nanoTime() - refreshed > SHOW_NANOS) {
                refresh();
            }
        }
        seen = next;
        gathered.add(step);
        return !step.isEmpty();
    }

    private void applyParts() {
        long now = System.nanoTime();
        long until = now + (now - passed < CALM_NANOS ? SHORT_PART_NANOS : PART_NANOS);
        do {
            ChangeBatch part = backlog.next();
            apply(part, new Checkpoint(life, backlog.applied(seen)));
            if (backlog.applied(part)) {
                apply(ChangeBatch.NONE, new Checkpoint(life, backlog.placeAfter(seen)));
                backlog.finish();
            }
        } while (System.nanoTime() < until && backlog.isReady());
    }

    private void apply(ChangeBatch batch, Checkpoint checkpoint) {
        progress.pending(batch.changes());
        batch.applyTo(index, checkpoint);
        changeAnnouncer.applied(batch.changes());
        unseen |= !batch.changes().isEmpty();
        uncommitted |= !batch.changes().isEmpty();
    }

    private void refresh() {
        changeAnnouncer.refresh(index);
        refreshed = System.nanoTime();
        unseen = false;
        progress.searchable();
    }

    private void arrive() {
        backlog.shown(gathered::add);
        LogPlace place = backlog.applied(seen);
        shown = place;
        if (!gathered.isEmpty()) {
            recent.add(place, gathered.changes(), gathered.isComplete(), index.view());
            changeAnnouncer.news(gathered.kinds());
            gathered = new Gathered();
        }
        progress.arrive(lookedAt, backlog.complete(lookedAt), place, backlog.transactions());
    }

    /** Writes to disk what has been applied since that was done last; beside the feed. */
    void commit() {
        if (!hasCommitted()) {
            return;
        }
        if (uncommitted) {
            commits.begin();
            uncommitted = false;
            untidy = true;
        } else if (untidy && System.nanoTime() - refreshed > TIDY_AFTER_NANOS) {
            untidy = index.tidy();
            commits.begin();
        }
    }

    private boolean hasCommitted() {
        try {
            return commits.hasEnded();
        } catch (RuntimeException e) {
            uncommitted = true;
            throw e;
        }
    }

    /** What has been set aside. */
    Backlog backlog() {
        return backlog;
    }
}

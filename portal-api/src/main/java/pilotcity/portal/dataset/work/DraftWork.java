package pilotcity.portal.dataset.work;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseException;
import pilotcity.portal.kernel.feature.BackgroundWork;
import pilotcity.portal.kernel.files.FileStoreException;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** Does what is to be done about drafts, one piece after the other, on a thread of its own. */
public final class DraftWork implements BackgroundWork {
    private static final Logger LOG = LoggerFactory.getLogger(DraftWork.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long STILL_SECONDS = 5;
    private static final TableFileWriter.Resources RESOURCES = new TableFileWriter.Resources("512MB", 1);

    private final WorkQueue queue;
    private final FileInspection inspection;
    private final TableWork tables;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("draft-clock").daemon().factory());
    private final Thread thread =
            Thread.ofPlatform().name("draft-work").daemon().unstarted(this::run);
    private volatile boolean closed;

    DraftWork(WorkQueue queue, FileInspection inspection, TableWork tables) {
        this.queue = queue;
        this.inspection = inspection;
        this.tables = tables;
    }

    /** @param scratch the folder for what is in the making */
    public static DraftWork of(Database db, FileStore files, Path scratch, ZoneId zone) {
        WorkQueue queue = new WorkQueue(db);
        TableStorage storage = new TableStorage(files, scratch, RESOURCES);
        return new DraftWork(
                queue, new FileInspection(db, queue, files, scratch), new TableWork(queue, files, storage, zone));
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            goOn();
        } catch (CancellationException e) {
            // the node ends
        }
    }

    private void goOn() {
        while (!closed) {
            try {
                if (!file() && !table()) {
                    Await.pause(PAUSE);
                }
            } catch (DatabaseException | FileStoreException e) {
                // the piece is taken again when it can be reached
                Await.pause(Duration.ofSeconds(STILL_SECONDS));
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("work on a draft failed", e);
                Await.pause(Duration.ofSeconds(STILL_SECONDS));
            }
        }
    }

    private boolean file() {
        Optional<WorkQueue.ReceivedFile> file = queue.takeFile();
        file.ifPresent(received -> claimed(() -> queue.keep(received), () -> inspection.inspect(received)));
        return file.isPresent();
    }

    private boolean table() {
        Optional<WorkQueue.WaitingTable> table = queue.takeTable();
        table.ifPresent(waiting -> claimed(() -> queue.keep(waiting), () -> work(waiting)));
        return table.isPresent();
    }

    private void work(WorkQueue.WaitingTable waiting) {
        try {
            if (waiting.checking()) {
                tables.check(waiting);
            } else {
                tables.propose(waiting);
            }
        } catch (TableSourceException e) {
            queue.failed(waiting, Label.same(String.valueOf(e.getMessage())));
        }
    }

    /** Says again and again that a piece is being worked on. */
    private void claimed(Runnable still, Runnable work) {
        ScheduledFuture<?> saying = clock.scheduleWithFixedDelay(still, STILL_SECONDS, STILL_SECONDS, TimeUnit.SECONDS);
        try {
            work.run();
        } finally {
            saying.cancel(false);
        }
    }

    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(STILL_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

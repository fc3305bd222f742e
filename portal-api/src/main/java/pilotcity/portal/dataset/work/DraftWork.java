package pilotcity.portal.dataset.work;

import java.io.IOException;
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
import pilotcity.portal.kernel.feature.BackgroundPriority;
import pilotcity.portal.kernel.feature.BackgroundWork;
import pilotcity.portal.kernel.files.DiskSpace;
import pilotcity.portal.kernel.files.FileStoreException;
import pilotcity.portal.kernel.files.FolderTree;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** Does what is to be done about drafts, one piece after the other, on a thread of its own. */
public final class DraftWork implements BackgroundWork {
    private static final Logger LOG = LoggerFactory.getLogger(DraftWork.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long STILL_SECONDS = 5;
    private static final TableFileWriter.Resources RESOURCES = new TableFileWriter.Resources("512MB", 1);

    private static final int MOST_ATTEMPTS = 3;

    private static final Label BROKEN_OFF = new Label(
            "读取时 " + MOST_ATTEMPTS + " 次因内部错误中断（例如内存不足），原因见门户的日志。请改用更简单的格式（如 CSV）重新上传，或联系门户管理员。",
            "Reading it broke off " + MOST_ATTEMPTS
                    + " times by an error within the portal, such as too little memory; its"
                    + " log says why. Send it in a simpler format, such as CSV, or ask whoever runs the portal.");

    private static final Label DISK_FULL = new Label(
            "门户的磁盘已满；有空间后自动继续。", "The disk of the portal is full; this goes on by itself when there is room.");

    private static final Label NO_STORE = new Label(
            "文件存储暂时不可用；恢复后自动继续。",
            "The portal's files cannot be reached at the moment; this goes on by itself when they can.");

    private final WorkQueue queue;
    private final FileInspection inspection;
    private final TableWork tables;
    private final Path scratch;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("draft-clock").daemon().factory());
    private final Thread thread =
            Thread.ofPlatform().name("draft-work").daemon().unstarted(this::run);
    private volatile boolean closed;

    DraftWork(WorkQueue queue, FileInspection inspection, TableWork tables, Path scratch) {
        this.queue = queue;
        this.inspection = inspection;
        this.tables = tables;
        this.scratch = scratch;
    }

    /** @param scratch the folder for what is in the making */
    public static DraftWork of(Database db, FileStore files, Path scratch, ZoneId zone) {
        WorkQueue queue = new WorkQueue(db);
        TableStorage storage = new TableStorage(files, scratch, RESOURCES);
        return new DraftWork(
                queue,
                new FileInspection(db, queue, files, scratch, zone),
                new TableWork(db, queue, files, storage, zone),
                scratch);
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        BackgroundPriority.take();
        try {
            clear();
            goOn();
        } catch (CancellationException e) {
            // the node ends
        }
    }

    /** What a crash has left in the folder, which belongs to this node alone. */
    private void clear() {
        try {
            FolderTree.delete(scratch);
        } catch (IOException e) {
            LOG.warn("what is left in {} cannot be deleted", scratch, e);
        }
    }

    private void goOn() {
        while (!closed) {
            try {
                Optional<WorkPiece> piece = queue.take();
                if (piece.isPresent()) {
                    attempt(piece.get());
                } else {
                    Await.pause(PAUSE);
                }
            } catch (DatabaseException e) {
                // the piece is taken again when the database can be reached
                Await.pause(Duration.ofSeconds(STILL_SECONDS));
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("work on drafts failed", e);
                Await.pause(Duration.ofSeconds(STILL_SECONDS));
            }
        }
    }

    private void attempt(WorkPiece piece) {
        if (piece.attempts() > MOST_ATTEMPTS) {
            end(piece, BROKEN_OFF);
            return;
        }
        try {
            claimed(() -> queue.keep(piece), () -> work(piece));
        } catch (TableSourceException e) {
            end(piece, e.reason());
        } catch (CancellationException e) {
            queue.later(piece, false, null);
            throw e;
        } catch (DatabaseException e) {
            queue.later(piece, false, null);
            throw e;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            broken(piece, e);
        }
    }

    private void work(WorkPiece piece) {
        switch (piece) {
            case WorkPiece.ReceivedFile file -> inspection.inspect(file);
            case WorkPiece.WaitingTable table when table.checking() -> tables.check(table);
            case WorkPiece.WaitingTable table -> tables.propose(table);
        }
    }

    /** An error that says nothing of the file for certain: the piece is tried again, but not for ever. */
    private void broken(WorkPiece piece, Throwable e) {
        if (closed) {
            queue.later(piece, false, null);
        } else if (DiskSpace.isFull(e)) {
            queue.later(piece, false, DISK_FULL);
        } else if (e instanceof FileStoreException) {
            queue.later(piece, false, NO_STORE);
        } else {
            LOG.error("work on {} broke off, attempt {}", piece, piece.attempts(), e);
            if (piece.attempts() < MOST_ATTEMPTS) {
                queue.later(piece, true, null);
            } else {
                end(piece, BROKEN_OFF);
            }
        }
    }

    private void end(WorkPiece piece, Label reason) {
        switch (piece) {
            case WorkPiece.ReceivedFile file -> inspection.refuse(file, reason);
            case WorkPiece.WaitingTable table -> queue.failed(table, reason);
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

package pilotcity.portal.kernel.upload;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Takes the bytes of one request and writes them behind an upload, in parts of at most 8 MiB: each is in the file store
 * before it is recorded. What came of a request that breaks off is kept, unless the request has a checksum, which can
 * be compared at its end alone; then its parts are recorded together. Runs on the event loop of the stream.
 */
public final class UploadWriter {
    private static final int PART = 8 << 20;

    /** A part as it comes in, and the same as it is written. */
    private static final long HELD = 2L * PART;

    /** On a slow line a part is recorded with less in it, so that less is lost with this process. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final UploadStore store;
    private final ReadStream<Buffer> stream;
    private final @Nullable UploadChecksum checksum;
    private final @Nullable MessageDigest digest;
    private final long most;
    private final Promise<Upload> done = Promise.promise();
    private final List<UploadParts.Part> unrecorded = new ArrayList<>();

    private Upload upload;
    private List<Buffer> waiting = new ArrayList<>();
    private int bytes;
    private long written;
    private long began;
    private boolean writing;
    private boolean ended;
    private @Nullable Throwable broken;
    private @Nullable Problem refusal;

    private UploadWriter(
            UploadStore store, Upload upload, ReadStream<Buffer> stream, @Nullable UploadChecksum checksum) {
        this.store = store;
        this.upload = upload;
        this.stream = stream;
        this.checksum = checksum;
        this.digest = checksum == null ? null : checksum.digest();
        Long length = upload.length();
        this.most = (length == null ? store.most() : length) - upload.offset();
    }

    /**
     * Writes all of {@code stream}, which is paused. Completes with the upload as it is then; fails with TOO_LARGE when
     * there is more than the upload may have, CONFLICT when another request was faster, CHECKSUM_MISMATCH, or what broke
     * the stream.
     *
     * @param whole when this fails, no more of the stream comes
     */
    public static Future<Upload> write(
            UploadStore store,
            UploadMemory memory,
            Upload upload,
            ReadStream<Buffer> stream,
            @Nullable UploadChecksum checksum,
            Future<?> whole) {
        if (!memory.take(HELD)) {
            return Future.failedFuture(
                    Problem.of(Problem.Kind.UNAVAILABLE, "too many uploads at once; go on in a moment"));
        }
        UploadWriter writer = new UploadWriter(store, upload, stream, checksum);
        whole.onFailure(writer::breaks);
        stream.exceptionHandler(writer::breaks)
                .endHandler(end -> writer.ends())
                .handler(writer::add)
                .resume();
        return writer.done.future().onComplete(end -> memory.give(HELD));
    }

    private void add(Buffer buffer) {
        if (refusal != null || done.future().isComplete()) {
            return;
        }
        if (written + bytes + buffer.length() > most) {
            refusal = Problem.of(Problem.Kind.TOO_LARGE, "more bytes come than the upload has left, which are " + most);
            step();
            return;
        }
        if (bytes == 0) {
            began = System.nanoTime();
        }
        boolean full = bytes + buffer.length() > PART;
        boolean slow = System.nanoTime() - began > LONGEST.toNanos();
        if ((full || slow) && bytes > 0 && !writing) {
            flush();
        }
        waiting.add(buffer);
        bytes += buffer.length();
    }

    private void ends() {
        ended = true;
        step();
    }

    private void breaks(Throwable cause) {
        if (broken == null) {
            broken = cause;
            step();
        }
    }

    /** What is to be done next when nothing is being written. */
    private void step() {
        if (writing || done.future().isComplete()) {
            return;
        }
        Throwable cause = refusal == null ? broken : refusal;
        if (cause != null && (refusal != null || checksum != null)) {
            fail(cause);
        } else if (bytes > 0) {
            flush();
        } else if (cause != null) {
            done.tryFail(cause);
        } else {
            finish();
        }
    }

    private void flush() {
        List<Buffer> content = waiting;
        int length = bytes;
        long offset = upload.offset()
                + unrecorded.stream().mapToLong(UploadParts.Part::bytes).sum();
        waiting = new ArrayList<>();
        bytes = 0;
        written += length;
        writing = true;
        stream.pause();
        store.vertx()
                .executeBlocking(() -> put(content, offset, length), false)
                .compose(this::keep)
                .onComplete(kept -> {
                    writing = false;
                    if (kept.failed()) {
                        unrecorded(kept.cause());
                    } else if (ended || broken != null || refusal != null) {
                        step();
                    } else {
                        stream.resume();
                    }
                });
    }

    private UploadParts.Part put(List<Buffer> content, long offset, int length) {
        byte[] part = new byte[length];
        int at = 0;
        for (Buffer buffer : content) {
            buffer.getBytes(part, at);
            at += buffer.length();
        }
        if (digest != null) {
            digest.update(part);
        }
        return store.parts().put(upload.id(), offset, new ByteArrayInputStream(part), length);
    }

    private Future<Void> keep(UploadParts.Part part) {
        unrecorded.add(part);
        return checksum == null ? append() : Future.succeededFuture();
    }

    private Future<Void> append() {
        return store.append(upload, unrecorded).map(reached -> {
            upload = reached;
            unrecorded.clear();
            return null;
        });
    }

    private void finish() {
        if (checksum != null && !checksum.matches(digest().digest())) {
            fail(Problem.of(
                    Problem.Kind.CHECKSUM_MISMATCH,
                    "what came has another digest than Upload-Checksum says; send it again"));
            return;
        }
        Future<Void> recorded = unrecorded.isEmpty() ? Future.succeededFuture() : append();
        recorded.onSuccess(all -> done.tryComplete(upload)).onFailure(this::unrecorded);
    }

    private MessageDigest digest() {
        return Objects.requireNonNull(digest);
    }

    /** Whether parts have been recorded may be unknown when the database has gone: only a conflict says no for sure. */
    private void unrecorded(Throwable cause) {
        if (!(cause instanceof Problem problem && problem.kind() == Problem.Kind.CONFLICT)) {
            unrecorded.clear();
        }
        fail(cause);
    }

    /** Parts that have not been recorded count for nothing, and go. */
    private void fail(Throwable cause) {
        waiting = new ArrayList<>();
        bytes = 0;
        List<UploadParts.Part> lost = List.copyOf(unrecorded);
        unrecorded.clear();
        store.vertx()
                .executeBlocking(
                        () -> {
                            store.parts().delete(lost);
                            return lost;
                        },
                        false)
                .onComplete(gone -> done.tryFail(cause));
    }
}

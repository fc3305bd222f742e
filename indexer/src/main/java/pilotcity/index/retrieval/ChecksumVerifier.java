package pilotcity.index.retrieval;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * Verifies the checksums of the index after a read has failed, on another thread and at most every ten minutes:
 * corruption shows itself in many ways, few of which say so.
 */
public final class ChecksumVerifier {
    private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private volatile boolean damaged;

    /** Whether they have been found to differ. */
    public boolean differ() {
        return damaged;
    }

    /** @param reader what could not be read; it stays open until the comparison has ended */
    public void suspect(DirectoryReader reader) {
        long due = next.get();
        long now = System.nanoTime();
        if (now - due >= 0 && next.compareAndSet(due, now + AGAIN_NANOS) && reader.tryIncRef()) {
            Thread.ofVirtual().name("index-checksums").start(() -> compare(reader));
        }
    }

    private void compare(DirectoryReader reader) {
        try {
            try {
                checkIntegrity(reader);
            } finally {
                reader.decRef();
            }
        } catch (CorruptIndexException e) {
            damaged = true;
        } catch (IOException e) {
            System.getLogger(ChecksumVerifier.class.getName())
                    .log(Level.WARNING, "the checksums of the index cannot be compared", e);
        }
    }

    private static void checkIntegrity(DirectoryReader reader) throws IOException {
        for (LeafReaderContext segment : reader.leaves()) {
            if (segment.reader() instanceof CodecReader files) {
                files.checkIntegrity();
            }
        }
    }
}

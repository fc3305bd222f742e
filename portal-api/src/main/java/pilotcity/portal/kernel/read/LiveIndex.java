package pilotcity.portal.kernel.read;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import pilotcity.index.Index;

/**
 * The index that answers now. A rebuilt one takes its place without a gap: readers finish on the one they began with.
 */
public final class LiveIndex implements AutoCloseable {
    private volatile Generation current;

    private static final class Generation {
        final Index index;
        final ReadWriteLock use = new ReentrantReadWriteLock();
        boolean closed;

        Generation(Index index) {
            this.index = index;
        }
    }

    public LiveIndex(Index first) {
        this.current = new Generation(first);
    }

    /** Answers from the current index; it stays open until {@code reading} returns. */
    public <T> T read(Function<Index, T> reading) {
        while (true) {
            Generation generation = current;
            generation.use.readLock().lock();
            try {
                if (!generation.closed) {
                    return reading.apply(generation.index);
                }
            } finally {
                generation.use.readLock().unlock();
            }
        }
    }

    /** The current index, for the one that writes it. */
    public Index index() {
        return current.index;
    }

    /** Lets {@code next} answer from now on, and closes its predecessor when the last reader has left it. */
    public synchronized void replace(Index next) {
        Generation previous = current;
        current = new Generation(next);
        close(previous);
    }

    private static void close(Generation generation) {
        generation.use.writeLock().lock();
        try {
            generation.closed = true;
            generation.index.close();
        } finally {
            generation.use.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        close(current);
    }
}

package pilotcity.portal.kernel.changefeed;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;

/** Writes to disk what has been applied to an index, on a thread of its own: the feed does not wait for the disk. */
final class IndexCommitter {
    private final Index index;
    private @Nullable CompletableFuture<Void> running;

    IndexCommitter(Index index) {
        this.index = index;
    }

    /** Begins one, when the last {@link #hasEnded}. */
    void begin() {
        running = CompletableFuture.runAsync(
                index::commit,
                task -> Thread.ofPlatform().daemon().name("index-commit").start(task));
    }

    /**
     * Checks how the last commit ended.
     *
     * @return whether it has ended well, or none was begun
     * @throws RuntimeException what it has failed with
     */
    boolean hasEnded() {
        CompletableFuture<Void> last = running;
        if (last == null) {
            return true;
        }
        if (!last.isDone()) {
            return false;
        }
        running = null;
        try {
            last.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return true;
    }
}

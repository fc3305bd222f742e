package pilotcity.portal.kernel.upload;

import java.util.concurrent.atomic.AtomicLong;

/** What the parts of uploads that are coming in take of the memory: an eighth of it, or as much as four take. */
public final class UploadMemory {
    private static final long LEAST = 64L << 20;

    private final long most = Math.max(LEAST, Runtime.getRuntime().maxMemory() / 8);
    private final AtomicLong taken = new AtomicLong();

    /** Whether there is room for {@code bytes} more, which are taken then. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        give(bytes);
        return false;
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }
}

package pilotcity.portal.faults;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waiting for other processes, which tell nobody when they are ready. */
public final class Eventually {
    private static final long LOOK_NANOS = Duration.ofMillis(40).toNanos();

    private Eventually() {}

    /** Something that may fail for a while. */
    @FunctionalInterface
    public interface Look {
        boolean holds() throws Exception;
    }

    /** Looks until it holds; throws {@link AssertionError} after {@code longest}, with what it saw last. */
    public static void holds(String what, Duration longest, Look look) {
        long end = System.nanoTime() + longest.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (look.holds()) {
                    return;
                }
                last = null;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        throw new AssertionError("not within " + longest.toSeconds() + " s: " + what, last);
    }

    /** Lets {@code time} pass for processes whose state nobody can ask for while it does. */
    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Math.max(1, end - System.nanoTime()));
        }
    }
}

package pilotcity.portal.kernel.feature;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Lets those who ask go first: a thread in the background has a small share of a processor while others want it, and all
 * of it when nobody does.
 */
public final class BackgroundPriority {
    /** {@code PRIO_PROCESS} of {@code setpriority(2)}; on Linux each thread has a priority of its own. */
    private static final int ONE = 0;

    private static final int SELF = 0;

    /** A third of the share of a thread that answers requests. */
    private static final int NICENESS = 5;

    private BackgroundPriority() {}

    /**
     * Gives it to the calling thread and to those that it starts from now on, for good. Does so on Linux, where the
     * priorities of Java have no effect, and nothing elsewhere.
     */
    @SuppressWarnings("restricted") // the launcher allows native access
    public static void take() {
        if (System.getProperty("os.name", "").equals("Linux")) {
            Linker linker = Linker.nativeLinker();
            linker.defaultLookup()
                    .find("setpriority")
                    .map(function -> linker.downcallHandle(
                            function,
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT)))
                    .ifPresent(BackgroundPriority::take);
        }
    }

    private static void take(MethodHandle setPriority) {
        try {
            int failed = (int) setPriority.invokeExact(ONE, SELF, NICENESS);
            assert failed == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("the priority of a thread cannot be set", e);
        }
    }
}

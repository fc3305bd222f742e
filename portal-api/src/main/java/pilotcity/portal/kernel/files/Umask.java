package pilotcity.portal.kernel.files;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What the operating system takes from the permissions of every file that this process, or one it starts, makes. */
public final class Umask {
    private static final int GROUP_AND_OTHERS = 0077;

    private Umask() {}

    /** From now on only their owner can read or write new files, whichever library makes them. */
    @SuppressWarnings("restricted") // the launcher allows native access
    public static void ownerOnly() {
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find("umask")
                .map(function -> linker.downcallHandle(
                        function, FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
                .ifPresent(Umask::set);
    }

    private static void set(MethodHandle umask) {
        try {
            int former = (int) umask.invokeExact(GROUP_AND_OTHERS);
            assert former >= 0;
        } catch (Throwable e) {
            throw new IllegalStateException("umask cannot be set", e);
        }
    }
}

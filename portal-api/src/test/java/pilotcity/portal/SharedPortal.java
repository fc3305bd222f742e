package pilotcity.portal;

import java.nio.file.Path;
import java.util.function.Function;

/** A portal that the test classes of one thread share, from the first that asks for it to the end of the process. */
public final class SharedPortal {
    private final ThreadLocal<TestPortal> portals;

    /** @param start starts one on a folder for its data */
    public SharedPortal(Function<Path, TestPortal> start) {
        this.portals = ThreadLocal.withInitial(() -> untilTheEnd(start.apply(TestPortal.temporaryFolder())));
    }

    public TestPortal get() {
        return portals.get();
    }

    private static TestPortal untilTheEnd(TestPortal portal) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            portal.close();
            TestPortal.delete(portal.data());
        }));
        return portal;
    }
}

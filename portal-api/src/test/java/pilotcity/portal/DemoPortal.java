package pilotcity.portal;

import java.nio.file.Path;
import pilotcity.portal.kernel.config.Setting;

/** A portal with the demonstration records, for tests that read what has a history. */
public final class DemoPortal {
    private static TestPortal portal;

    private DemoPortal() {}

    public static synchronized TestPortal shared() {
        if (portal == null) {
            Path data = TestPortal.temporaryFolder();
            portal = TestPortal.start(
                    FeatureRegistry.STANDARD, data, TestPortal.config(data).with(Setting.DEMO, "true"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                portal.close();
                TestPortal.delete(data);
            }));
        }
        return portal;
    }
}

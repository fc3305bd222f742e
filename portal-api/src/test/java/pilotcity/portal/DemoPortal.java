package pilotcity.portal;

import pilotcity.portal.kernel.config.Setting;

/** A portal with the demonstration records, for tests that read what has a history. */
public final class DemoPortal {
    private static final SharedPortal PORTAL = new SharedPortal(data -> TestPortal.start(
            FeatureRegistry.STANDARD, data, TestPortal.config(data).with(Setting.DEMO, "true")));

    private DemoPortal() {}

    public static TestPortal shared() {
        return PORTAL.get();
    }
}

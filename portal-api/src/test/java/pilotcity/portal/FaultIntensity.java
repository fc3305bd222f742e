package pilotcity.portal;

/**
 * How hard the tests tagged {@code faults} are on the portal: a little with all tests, much by {@code ./portal faults}.
 */
public final class FaultIntensity {
    public static final String TAG = "faults";

    private FaultIntensity() {}

    public static int count(int little, int much) {
        return Boolean.getBoolean("portal.faults") ? much : little;
    }
}

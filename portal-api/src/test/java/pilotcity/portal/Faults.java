package pilotcity.portal;

/** How hard the tests tagged {@code faults} are on the portal: a little with all tests, much by {@code ./portal faults}. */
public final class Faults {
    public static final String TAG = "faults";

    private Faults() {}

    public static int count(int little, int much) {
        return Boolean.getBoolean("portal.faults") ? much : little;
    }
}

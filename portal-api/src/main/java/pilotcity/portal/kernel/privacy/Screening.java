package pilotcity.portal.kernel.privacy;
/** x. */
public final class Screening {
    private Screening() {}
    /** x. */
    public record Screened(String masked) {}

    public static Screened screen(String text) {
        return new Screened(text);
    }
}

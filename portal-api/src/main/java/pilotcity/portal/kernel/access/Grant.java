package pilotcity.portal.kernel.access;

/** One thing that a token allows. */
public record Grant() {
    /** Allows everything. */
    public static final Grant ALL = new Grant();

    public boolean allows(Need need) {
        return !need.action().isEmpty();
    }
}

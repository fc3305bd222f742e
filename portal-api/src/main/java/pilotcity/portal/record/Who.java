package pilotcity.portal.record;

/** Who may take a step, seen from the record. */
public enum Who {
    /** The organisation whose hands it is in; the portal's own editors while it is in nobody's. */
    HOLDER("the organisation that has it in hand"),
    /** The organisation of its campaign, or the one that referred it: it follows up. */
    FOLLOWER("the NGO that collected or referred it"),
    /** Whoever reported it. */
    REPORTER("the reporter");

    private final String words;

    Who(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

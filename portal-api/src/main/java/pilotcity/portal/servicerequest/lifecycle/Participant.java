package pilotcity.portal.servicerequest.lifecycle;

/** Who may take a transition, relative to the request. */
public enum Participant {
    /** The organisation whose hands it is in; the portal's own editors while it is in nobody's. */
    HOLDER("the organisation that has it in hand"),
    /** The organisation of its campaign, or the one that referred it: it follows up. */
    FOLLOWER("the NGO that collected or referred it"),
    /** Whoever reported it. */
    REPORTER("the reporter");

    private final String words;

    Participant(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

package pilotcity.portal.servicerequest.lifecycle;

/** Who may take a transition, relative to the request. */
public enum Participant {
    /** The organisation that has custody; the portal's own editors while nobody has. */
    HOLDER("the organisation that has it in hand"),
    /** The organisation of its campaign, or the one that referred it: it follows up. */
    FOLLOWER("the NGO that collected or referred it"),
    /** The reporter. */
    REPORTER("the reporter");

    private final String words;

    Participant(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

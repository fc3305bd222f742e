package pilotcity.portal.servicerequest.lifecycle;

/** Who has custody after a transition. */
public enum CustodyChange {
    SAME("where it was"),
    ORGANISATION("the organisation it is handed to"),
    SENDER("back to the organisation that referred or collected it, or the portal"),
    /** The reporter, who is to confirm. */
    REPORTER("the reporter"),
    /** Nobody: the request is closed unless it is reopened. */
    NOBODY("nobody"),
    LAST("the organisation that had it last, or the portal");

    private final String words;

    CustodyChange(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

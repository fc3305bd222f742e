package pilotcity.portal.servicerequest.lifecycle;

/** What a transition requires. */
public enum Requirement {
    NOTHING("nothing"),
    NOTE("a note with the reason"),
    EVIDENCE("evidence: a note with the reason, a photo or a reference"),
    RECIPIENT("the organisation it is handed to"),
    ORIGINAL("the record it repeats");

    private final String words;

    Requirement(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}

package pilotcity.portal.kernel.verb;

/** What a verb does to the document as a whole, for protocols that know nothing but this. */
public enum VerbEffect {
    /** Makes a new document. */
    CREATE,
    /** Gives every value that a caller can give; what is not given is emptied. */
    REPLACE,
    /** Changes the values that are given and leaves the others. */
    UPDATE,
    /** Takes the document away. */
    DELETE,
    /** Does something particular, such as a step of its life. */
    STEP
}

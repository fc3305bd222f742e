package pilotcity.portal.kernel.learning.duplicate;

/** Whether two reports are about the same sort of thing. */
public enum SubjectMatch {
    SAME_CATEGORY,
    SAME_GROUP,
    OTHER,
    /** One of them has no category yet. */
    UNKNOWN
}

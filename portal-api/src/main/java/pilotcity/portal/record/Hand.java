package pilotcity.portal.record;

/** In whose hands a record is after a step. */
enum Hand {
    /** Where it was. */
    SAME,
    /** The organisation it is handed to. */
    ORGANISATION,
    /** Back to the organisation that referred it, or to the portal. */
    SENDER,
    /** The reporter, who is to confirm. */
    REPORTER,
    /** Nobody: it is closed for good unless somebody opens it again. */
    NOBODY,
    /** The organisation that had it last, or the portal. */
    LAST
}

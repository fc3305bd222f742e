package pilotcity.portal.face.graphql.subscription;

/** How a document changed, relative to the set that a subscriber follows. */
public enum ChangeType {
    /** It has entered the set: it is new, or has begun to fulfil the conditions. */
    CREATED,
    /** It was in the set and still is. */
    UPDATED,
    /** It has left the set: it was deleted, or no longer fulfils the conditions. */
    DELETED
}

package pilotcity.portal.face.graphql.subscription;

/** How a document changed, relative to the set that a subscriber follows. */
public enum ChangeType {
    /** It is among them and was not: it is new, or has begun to fulfil the conditions. */
    CREATED,
    /** It was among them and is. */
    UPDATED,
    /** It was among them and is not: it is gone, or has ceased to fulfil the conditions. */
    DELETED
}

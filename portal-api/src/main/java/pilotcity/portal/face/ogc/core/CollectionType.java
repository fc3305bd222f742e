package pilotcity.portal.face.ogc.core;

/** What the features of a collection are. */
public enum CollectionType {
    /** Documents of a kind, which may be written. */
    DOCUMENTS,
    /** Records that describe something else (OGC API Records). */
    RECORDS,
    /** Rows of a published table. */
    ROWS
}

package pilotcity.portal.face.graphql.error;

/** Which edition of GraphQL over HTTP sets the status codes of {@code application/graphql-response+json}. */
public enum StatusCodeRules {
    /** The edition of September 2026: 294 for data with errors, 422 for a request that is not valid. */
    CURRENT,
    /** The drafts before April 2026, which most clients and audit suites were written for: 200 and 400. */
    LEGACY;

    private static final int OK = 200;
    private static final int PARTIAL = 294;
    private static final int UNPROCESSABLE = 422;
    private static final int BAD_REQUEST = 400;

    /** The status of an answer whose data stand, with or without errors. */
    public int executed(boolean errors, boolean legacyType) {
        return errors && !legacyType && this == CURRENT ? PARTIAL : OK;
    }

    /** The status of an answer without data. */
    public int refused(ErrorCode code) {
        return this == LEGACY && code.status() == UNPROCESSABLE ? BAD_REQUEST : code.status();
    }
}

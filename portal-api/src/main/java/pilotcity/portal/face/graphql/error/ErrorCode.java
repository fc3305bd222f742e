package pilotcity.portal.face.graphql.error;

import pilotcity.portal.kernel.problem.Problem;

/** What {@code extensions.code} can say, with the HTTP status of an answer that consists of such an error alone. */
public enum ErrorCode {
    /** The body is no JSON text in UTF-8. */
    INVALID_JSON(400, false),
    /** JSON, but no request: no query, a parameter of the wrong type, a batch. */
    ILL_FORMED_REQUEST(422, false),
    GRAPHQL_PARSE_FAILED(400, true),
    GRAPHQL_VALIDATION_FAILED(422, true),
    OPERATION_RESOLUTION_FAILURE(422, true),
    /** An argument or variable has a value that cannot be used; {@code extensions.argument} names it. */
    BAD_USER_INPUT(422, true),
    QUERY_TOO_DEEP(422, true),
    QUERY_TOO_EXPENSIVE(422, true),
    BAD_REQUEST(400, true),
    UNAUTHENTICATED(401, false),
    FORBIDDEN(403, false),
    NOT_FOUND(404, true),
    /** A document that was asked for by its hash before it was sent (Apollo, automatic persisted queries). */
    PERSISTED_QUERY_NOT_FOUND(404, true),
    /** Only documents that the portal's operator knows are answered. */
    PERSISTED_QUERY_NOT_SUPPORTED(403, true),
    METHOD_NOT_ALLOWED(405, false),
    NOT_ACCEPTABLE(406, false),
    CONFLICT(409, true),
    GONE(410, true),
    PRECONDITION_FAILED(412, true),
    UNPROCESSABLE(422, true),
    PRECONDITION_REQUIRED(428, true),
    TOO_LARGE(413, false),
    URI_TOO_LONG(414, false),
    UNSUPPORTED_MEDIA_TYPE(415, false),
    RANGE_NOT_SATISFIABLE(416, false),
    TOO_MANY_REQUESTS(429, false),
    HEADERS_TOO_LARGE(431, false),
    CHECKSUM_MISMATCH(460, false),
    INTERNAL(500, false),
    UNAVAILABLE(503, false),
    TIMEOUT(504, false),
    INSUFFICIENT_STORAGE(507, false);

    private final int status;
    private final boolean wellFormed;

    ErrorCode(int status, boolean wellFormed) {
        this.status = status;
        this.wellFormed = wellFormed;
    }

    public static ErrorCode of(Problem.Kind kind) {
        return valueOf(kind.name());
    }

    public int status() {
        return status;
    }

    /** Whether it answers a well-formed request: clients that accept {@code application/json} only then expect 200. */
    public boolean wellFormed() {
        return wellFormed;
    }
}

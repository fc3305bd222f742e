package pilotcity.portal.kernel.http;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for the caller to read: every error that a caller can cause or should know of is one of these. Each
 * face shows it in its own protocol's form.
 *
 * @see #kind()
 */
public final class Problem extends RuntimeException {
    /** What sort of problem, with the HTTP status (RFC 9110) it has wherever the protocol does not say otherwise. */
    public enum Kind {
        BAD_REQUEST(400, "Bad request"),
        UNAUTHENTICATED(401, "Not authenticated"),
        FORBIDDEN(403, "Not permitted"),
        NOT_FOUND(404, "Not found"),
        METHOD_NOT_ALLOWED(405, "Method not allowed"),
        NOT_ACCEPTABLE(406, "Not acceptable"),
        CONFLICT(409, "Conflict"),
        PRECONDITION_FAILED(412, "Precondition failed"),
        TOO_LARGE(413, "Too large"),
        URI_TOO_LONG(414, "Address too long"),
        UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
        RANGE_NOT_SATISFIABLE(416, "Range not satisfiable"),
        UNPROCESSABLE(422, "Cannot be processed"),
        PRECONDITION_REQUIRED(428, "Precondition required"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        HEADERS_TOO_LARGE(431, "Header fields too large"),
        INTERNAL(500, "Internal error"),
        UNAVAILABLE(503, "Not available now"),
        TIMEOUT(504, "Took too long");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    private final Kind kind;
    private final @Nullable String field;

    private Problem(Kind kind, @Nullable String field, String reason) {
        super(reason);
        this.kind = kind;
        this.field = field;
    }

    public static Problem of(Kind kind, String reason) {
        return new Problem(kind, null, reason);
    }

    /** A parameter or field that is wrong, and why. */
    public static Problem field(String name, String reason) {
        return new Problem(Kind.BAD_REQUEST, name, reason);
    }

    public static Problem notFound(String what) {
        return new Problem(Kind.NOT_FOUND, null, what);
    }

    /** The same, saying first what it is about. */
    public Problem about(String what) {
        return new Problem(kind, field, what + ": " + reason());
    }

    public Kind kind() {
        return kind;
    }

    /** The parameter or field that is wrong, or null when it is none of them. */
    public @Nullable String field() {
        return field;
    }

    /** What a caller reads; the same as the message. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

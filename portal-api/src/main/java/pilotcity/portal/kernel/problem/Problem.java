package pilotcity.portal.kernel.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * What went wrong, for the caller to read: every error that a caller can cause or should know of is one of these. Each
 * face shows it in its own protocol's form.
 *
 * @see #kind()
 */
public final class Problem extends RuntimeException {
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final String CHALLENGE = "Bearer realm=\"portal\"";

    /** What sort of problem, with the HTTP status (RFC 9110) it has wherever the protocol does not say otherwise. */
    public enum Kind {
        BAD_REQUEST(400, "Bad request"),
        UNAUTHENTICATED(401, "Not authenticated"),
        FORBIDDEN(403, "Not permitted"),
        NOT_FOUND(404, "Not found"),
        METHOD_NOT_ALLOWED(405, "Method not allowed"),
        NOT_ACCEPTABLE(406, "Not acceptable"),
        CONFLICT(409, "Conflict"),
        GONE(410, "No longer there"),
        PRECONDITION_FAILED(412, "Precondition failed"),
        TOO_LARGE(413, "Too large"),
        URI_TOO_LONG(414, "Address too long"),
        UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
        RANGE_NOT_SATISFIABLE(416, "Range not satisfiable"),
        UNPROCESSABLE(422, "Cannot be processed"),
        PRECONDITION_REQUIRED(428, "Precondition required"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        HEADERS_TOO_LARGE(431, "Header fields too large"),
        /** A status of the protocol for uploads (tus 1.0.0, checksum extension). */
        CHECKSUM_MISMATCH(460, "Checksum mismatch"),
        INTERNAL(500, "Internal error"),
        UNAVAILABLE(503, "Not available now"),
        TIMEOUT(504, "Took too long"),
        INSUFFICIENT_STORAGE(507, "Insufficient storage");

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
    private final @Nullable String zh;
    private final Map<String, String> headers;

    private Problem(
            Kind kind, @Nullable String field, String reason, @Nullable String zh, Map<String, String> headers) {
        super(reason);
        this.kind = kind;
        this.field = field;
        this.zh = zh;
        this.headers = headers;
    }

    public static Problem of(Kind kind, String reason) {
        return new Problem(kind, null, reason, null, Map.of());
    }

    /** One with a text for people in their own language. */
    public static Problem of(Kind kind, Label reason) {
        return new Problem(kind, null, reason.en(), reason.zh(), Map.of());
    }

    /** No token was given, and one is needed. */
    public static Problem unauthenticated(String reason) {
        return of(Kind.UNAUTHENTICATED, reason).with(WWW_AUTHENTICATE, CHALLENGE);
    }

    /** A token was given that cannot be used (RFC 6750, clause 3.1). */
    public static Problem invalidToken(String reason) {
        return of(Kind.UNAUTHENTICATED, reason).with(WWW_AUTHENTICATE, challenge("invalid_token", reason));
    }

    /** The token is good and does not allow this (RFC 6750, clause 3.1). */
    public static Problem insufficient(String reason) {
        return of(Kind.FORBIDDEN, reason).with(WWW_AUTHENTICATE, challenge("insufficient_scope", reason));
    }

    /** The same, with a text for people in their own language. */
    public static Problem insufficient(Label reason) {
        return of(Kind.FORBIDDEN, reason).with(WWW_AUTHENTICATE, challenge("insufficient_scope", reason.en()));
    }

    /** Too often; worth another try after {@code seconds}. */
    public static Problem tooMany(String reason, long seconds) {
        return of(Kind.TOO_MANY_REQUESTS, reason).with("Retry-After", String.valueOf(seconds));
    }

    private static String challenge(String error, String reason) {
        String description = reason.replace('"', '\'').replace('\\', '/').replaceAll("[^\\x20-\\x7e]", "?");
        return CHALLENGE + ", error=\"" + error + "\", error_description=\"" + description + "\"";
    }

    /** The same, sent with one more header field wherever it is sent over HTTP. */
    public Problem with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(kind, field, reason(), zh, Collections.unmodifiableMap(more));
    }

    /** A parameter or field that is wrong, and why. */
    public static Problem field(String name, String reason) {
        return new Problem(Kind.BAD_REQUEST, name, reason, null, Map.of());
    }

    /** The same, with a text for people in their own language. */
    public static Problem field(String name, Label reason) {
        return new Problem(Kind.BAD_REQUEST, name, reason.en(), reason.zh(), Map.of());
    }

    public static Problem notFound(String what) {
        return new Problem(Kind.NOT_FOUND, null, what, null, Map.of());
    }

    /** The same, saying first what it is about. */
    public Problem about(String what) {
        return new Problem(kind, field, what + ": " + reason(), null, headers);
    }

    public Kind kind() {
        return kind;
    }

    /** The parameter or field that is wrong, or null when it is none of them. */
    public @Nullable String field() {
        return field;
    }

    /** Header fields that go with it, such as {@code WWW-Authenticate}. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The reason, after the parameter or field where it is one. */
    public String described() {
        return field == null ? reason() : field + ": " + reason();
    }

    /** The reason for people in either language, or null when it is in English only. */
    public @Nullable Label label() {
        return zh == null ? null : new Label(zh, reason());
    }

    /** What a caller reads; the same as the message. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

package pilotcity.portal.face.ckan.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error of an action; statuses are those that CKAN actually sends, not those it documents. */
public final class ActionException extends RuntimeException {
    private final int status;
    private final Map<String, @Nullable Object> error;

    private ActionException(int status, String type, CkanDict members, String message) {
        super(message);
        this.status = status;
        this.error = new CkanDict().put("__type", type).map();
        this.error.putAll(members.map());
    }

    private static ActionException told(int status, String type, String message) {
        return new ActionException(status, type, new CkanDict().put("message", message), message);
    }

    /** A parameter that is wrong. */
    public static ActionException validation(String field, String reason) {
        return new ActionException(
                409, "Validation Error", new CkanDict().put(field, List.of(reason)), field + ": " + reason);
    }

    public static ActionException notFound(String what) {
        return told(404, "Not Found Error", what.isEmpty() ? "Not found" : "Not found: " + what);
    }

    public static ActionException denied(String why) {
        return told(403, "Authorization Error", "Access denied: " + why);
    }

    /** A query that cannot be read. */
    public static ActionException search(String reason) {
        return told(409, "Search Error", "Search error: " + reason);
    }

    /** A query that makes no sense. */
    public static ActionException query(String reason) {
        return told(400, "Search Query Error", "Search Query is invalid: " + reason);
    }

    /** Whatever else, with the status of HTTP. */
    public static ActionException of(int status, String message) {
        return told(status, status >= 500 ? "Internal Server Error" : "Bad Request", message);
    }

    public int status() {
        return status;
    }

    public Map<String, @Nullable Object> error() {
        return error;
    }
}

package pilotcity.portal.face.ckan.call;

/** A request that names no action, or whose data cannot be read: answered with a text, without an envelope. */
public final class BadRequest extends RuntimeException {
    public BadRequest(String reason) {
        super("Bad request - " + reason);
    }
}

package pilotcity.portal.face.ckan.protocol;

/** A request that names no action, or whose data cannot be read: answered with a text, without an envelope. */
public final class BadRequestException extends RuntimeException {
    public BadRequestException(String reason) {
        super("Bad request - " + reason);
    }
}

package pilotcity.portal.kernel.db;

/** The database cannot be reached, or does not start; the message says which and why. */
public final class DatabaseException extends RuntimeException {
    public DatabaseException(String message) {
        super(message);
    }

    public DatabaseException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}

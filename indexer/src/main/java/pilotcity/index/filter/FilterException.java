package pilotcity.index.filter;

/** A filter that cannot be read or does not fit the fields; the message says where and why, for the caller to see. */
public final class FilterException extends RuntimeException {
    public FilterException(String message) {
        super(message);
    }
}

package pilotcity.index.search;

/**
 * A query that cannot be answered as asked.
 *
 * @see #parameter()
 */
public final class SearchException extends RuntimeException {
    private final String parameter;

    public SearchException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** The part of the query that is wrong: {@code sort}, {@code facets}, {@code cursor}, {@code kind} …. */
    public String parameter() {
        return parameter;
    }
}

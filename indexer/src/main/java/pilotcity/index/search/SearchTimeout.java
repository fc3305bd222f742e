package pilotcity.index.search;

/** A query was stopped because its time was up. */
public final class SearchTimeout extends RuntimeException {
    public SearchTimeout() {
        super("the search took too long");
    }
}

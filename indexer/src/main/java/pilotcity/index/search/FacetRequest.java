package pilotcity.index.search;

/**
 * Asks how often each value of {@code field} occurs among all matches.
 *
 * @param field a facetable field, or {@link #KIND}
 * @param limit how many values, the most frequent first
 */
public record FacetRequest(String field, int limit) {
    /** Counts documents per kind. */
    public static final String KIND = "kind";
}

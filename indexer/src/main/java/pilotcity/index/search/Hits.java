package pilotcity.index.search;

import java.util.List;
import java.util.Map;

/**
 * The answer to a {@link SearchQuery}.
 *
 * @param total all matches, or -1 when the query did not ask
 * @param items this page
 * @param facets field name to counts, most frequent first, equal counts by value
 * @param more whether hits follow behind the page (in front of it when the query gave {@code before})
 */
public record Hits(long total, List<Hit> items, Map<String, List<FacetCount>> facets, boolean more) {}

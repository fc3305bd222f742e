package pilotcity.portal.face.shared.page.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.SearchQuery;

/**
 * Counts of one facet that many pages have in common, such as the kinds there are of what a condition holds for. None
 * outlasts the state of the index.
 */
final class FacetCountCache {
    private static final int MOST = 500;

    private @Nullable Index counted;
    private long version;
    private final Map<SearchQuery, List<FacetCount>> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SearchQuery, List<FacetCount>> eldest) {
            return size() > MOST;
        }
    };

    /** @param query counts the field {@code name} and nothing else */
    List<FacetCount> of(Index index, SearchQuery query, String name) {
        long now = index.version();
        List<FacetCount> found = find(index, now, query);
        if (found == null) {
            found = index.search(query).facets().getOrDefault(name, List.of());
            keep(index, now, query, found);
        }
        return found;
    }

    private synchronized @Nullable List<FacetCount> find(Index index, long now, SearchQuery query) {
        return index.equals(counted) && now == version ? known.get(query) : null;
    }

    private synchronized void keep(Index index, long now, SearchQuery query, List<FacetCount> counts) {
        if (!index.equals(counted) || now != version) {
            known.clear();
            counted = index;
            version = now;
        }
        known.put(query, counts);
    }
}

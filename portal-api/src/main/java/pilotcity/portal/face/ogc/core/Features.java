package pilotcity.portal.face.ogc.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SearchTimeout;

/** The features of one collection as they are now, wherever they are kept. */
public interface Features {
    /**
     * One page.
     *
     * @param skipped how many are passed over
     * @throws SearchException when it cannot be answered as asked
     * @throws SearchTimeout when it took too long
     */
    Hits search(SearchQuery query, int skipped);

    Optional<Document> find(String id);

    /** What people call the values of a facet; those that speak for themselves have no label. */
    Map<String, Label> labels(String field, List<FacetCount> counts);

    /** A number that changes whenever the features do. */
    long version();
}

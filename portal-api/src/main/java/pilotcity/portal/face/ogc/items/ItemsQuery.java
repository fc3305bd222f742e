package pilotcity.portal.face.ogc.items;

import java.util.List;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;

/**
 * One query on the items of a collection.
 *
 * @param system what the answer's coordinates are to be in
 */
record ItemsQuery(SearchQuery search, ItemsPaging paging, ReferenceSystem system) {
    List<FacetRequest> facets() {
        return search.facets();
    }
}

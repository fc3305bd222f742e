package pilotcity.portal.suggestion;

import java.util.Optional;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;

/**
 * Guesses the county that a point lies in: the one whose own point is nearest. There are no outlines of counties, so at
 * a border it can be the neighbour; when a report is made, the place is looked for with more care.
 */
final class NearestCounty {
    private static final String PLACE = "place";
    private static final Filter COUNTY = Cql2Text.parse("level = 'county'");
    private static final double FARTHEST_METRES = 60_000;

    private NearestCounty() {}

    static Optional<String> of(Index index, double lon, double lat) {
        SearchQuery query = SearchQuery.of(PLACE)
                .withFilter(COUNTY)
                .withNear(new NearPoint(lon, lat, FARTHEST_METRES))
                .withTotal(false)
                .withLimit(1);
        return index.search(query).items().stream()
                .findFirst()
                .map(hit -> hit.document())
                .map(Document::id);
    }
}

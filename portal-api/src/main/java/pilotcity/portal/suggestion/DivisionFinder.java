package pilotcity.portal.suggestion;

import java.util.Optional;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.Hit;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;

/**
 * Finds the division that a point lies in. Provinces have outlines; below them there are only points, so that it is the
 * county of the nearest one in the province, and its prefecture where some county of that has none.
 */
record DivisionFinder(Index index) {
    private static final String PLACE = "place";
    private static final double REACH_METRES = 150_000;

    /** @return the code of the division; empty outside all provinces */
    Optional<String> at(double lon, double lat) {
        return first(SearchQuery.of(PLACE)
                        .withFilter(Cql2Text.parse(
                                "level = 'province' AND S_INTERSECTS(boundary, POINT(" + lon + " " + lat + "))")))
                .map(province -> below(province.id(), lon, lat).orElse(province.id()));
    }

    private Optional<String> below(String province, double lon, double lat) {
        return first(SearchQuery.of(PLACE)
                        .withNear(new NearPoint(lon, lat, REACH_METRES))
                        .withFilter(counties("province = '" + province + "'")))
                .map(county -> isKnown(county) ? county.id() : String.valueOf(county.value("parent")));
    }

    /** Whether all counties of its prefecture have a point, so that the nearest is the right one. */
    private boolean isKnown(Document county) {
        return !(county.value("parent") instanceof String parent)
                || first(SearchQuery.of(PLACE).withFilter(counties("parent = '" + parent + "' AND geometry IS NULL")))
                        .isEmpty();
    }

    private static Filter counties(String condition) {
        return Cql2Text.parse("level = 'county' AND " + condition);
    }

    private Optional<Document> first(SearchQuery query) {
        return index.search(query.withTotal(false).withLimit(1)).items().stream()
                .findFirst()
                .map(Hit::document);
    }
}

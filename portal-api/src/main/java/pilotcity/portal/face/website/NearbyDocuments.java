package pilotcity.portal.face.website;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.ResultItem;
import pilotcity.portal.face.shared.page.document.ResultItems;

/** Documents near a point document, of the kinds the portal lists first, nearest first. */
public record NearbyDocuments(Index index, Visit visit, String self) {
    private static final double RADIUS_METRES = 100_000;
    private static final int LISTED = 8;

    public List<ResultItem> items(Map<String, Object> document) {
        Optional<NearPoint> point = point(document);
        if (point.isEmpty()) {
            return List.of();
        }
        SearchQuery query = SearchQuery.of(kinds().toArray(String[]::new))
                .withNear(point.get())
                .withTotal(false)
                .withLimit(LISTED + 1);
        return new ResultItems(index, visit)
                .of(index.search(query).items()).stream()
                        .filter(item -> !item.key().equals(self))
                        .limit(LISTED)
                        .toList();
    }

    /** The same as a search. */
    public String address(Map<String, Object> document) {
        String kinds = kinds().stream().map(kind -> "kind=" + kind).collect(Collectors.joining("&"));
        return point(document)
                .map(near -> visit.link("/search?" + kinds + "&near=" + near.lon() + "," + near.lat() + "&radius="
                        + Math.round(RADIUS_METRES)))
                .orElse("");
    }

    private List<String> kinds() {
        return index.kinds().list().stream()
                .filter(kind -> kind.rank() > 0 && kind.hasGeometry() && !isTree(kind))
                .map(Kind::name)
                .toList();
    }

    /** Divisions hold a point rather than lie near it. */
    private static boolean isTree(Kind<?> kind) {
        return kind.fields().values().stream().anyMatch(field -> kind.name().equals(field.target()));
    }

    private static Optional<NearPoint> point(Map<String, Object> document) {
        return document.get(Kind.GEOMETRY) instanceof Map<?, ?> shape
                        && "Point".equals(shape.get("type"))
                        && shape.get("coordinates") instanceof List<?> position
                        && position.getFirst() instanceof Number lon
                        && position.getLast() instanceof Number lat
                ? Optional.of(new NearPoint(lon.doubleValue(), lat.doubleValue(), RADIUS_METRES))
                : Optional.empty();
    }
}

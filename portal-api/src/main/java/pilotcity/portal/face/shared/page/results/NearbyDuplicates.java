package pilotcity.portal.face.shared.page.results;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.face.shared.parameters.CqlLiteral;

/** Possible duplicates: open, nearby and recent service requests, within the limits that their category sets. */
public record NearbyDuplicates(Index index) {
    private static final String RECORD = "record";
    private static final double METRES = 100;
    private static final long DAYS = 30;
    private static final int MOST = 5;

    /** Those near a place, nearest first; of the same group where there is a category. */
    public List<Hit> near(double lon, double lat, @Nullable String category, SimulatedDocuments among) {
        Map<String, Object> rules = Optional.ofNullable(category)
                .flatMap(id -> index.find("category", id))
                .map(Document::map)
                .orElse(Map.of());
        double radius = rules.get("duplicateRadius") instanceof Number metres ? metres.doubleValue() : METRES;
        long days = rules.get("duplicateDays") instanceof Number given ? given.longValue() : DAYS;
        Instant since = Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
        List<String> conditions = new ArrayList<>(List.of("isOpen = TRUE", "reported >= TIMESTAMP('" + since + "')"));
        if (rules.get("group") instanceof String group) {
            conditions.add("(group = " + CqlLiteral.text(group) + " OR group IS NULL)");
        }
        return index.search(SearchQuery.of(RECORD)
                        .withNear(new NearPoint(lon, lat, radius))
                        .withFilter(Cql2Text.parse(String.join(" AND ", conditions)))
                        .withSimulated(among)
                        .withTotal(false)
                        .withLimit(MOST))
                .items();
    }

    private static Hit withoutDistance(Hit hit) {
        return new Hit(hit.document(), hit.whole(), hit.score(), null, hit.highlights(), hit.place());
    }

    /** Those near a record, without itself; without distances where its own point is too imprecise. */
    public List<Hit> of(Document record, SimulatedDocuments among) {
        Map<String, Object> values = record.map();
        if (!(values.get(Kind.GEOMETRY) instanceof Map<?, ?> shape
                && shape.get("coordinates") instanceof List<?> position
                && position.getFirst() instanceof Number lon
                && position.getLast() instanceof Number lat)) {
            return List.of();
        }
        return near(lon.doubleValue(), lat.doubleValue(), (String) values.get("category"), among).stream()
                .filter(hit -> !hit.document().id().equals(record.id()))
                .map(hit -> ResultItems.isWithin(hit.distance(), values) ? withoutDistance(hit) : hit)
                .toList();
    }
}

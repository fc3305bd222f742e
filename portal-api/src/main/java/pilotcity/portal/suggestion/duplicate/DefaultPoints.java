package pilotcity.portal.suggestion.duplicate;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hits;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;

/**
 * Points that say nothing of where something is, such as the town hall, to which a system gives whatever it cannot
 * place: many reports of many categories lie exactly there.
 */
final class DefaultPoints {
    private static final int REPORTS = 40;
    private static final int CATEGORIES = 10;
    private static final Duration PERIOD = Duration.ofDays(180);

    /** Of one candidate alone nobody would ask. */
    private static final int TOGETHER = 3;

    /** Metres; points that are off by more stand for an area in which many reports are. */
    private static final double AREA = 100;

    private static final int MOST_ASKED = 5;
    private static final double METRE = 1;

    private final Index index;
    private final Map<ReportPoint, Boolean> known = new HashMap<>();

    DefaultPoints(Index index) {
        this.index = index;
    }

    /** Looks at the points where several of {@code reports} lie. */
    void look(List<ReportTraits> reports, ReportTraits around) {
        Map<ReportPoint, Integer> together = new HashMap<>();
        for (ReportTraits report : reports) {
            ReportPoint point = report.point();
            if (point != null && point.precision() < AREA) {
                together.merge(bare(point), 1, Integer::sum);
            }
        }
        together.entrySet().stream()
                .filter(point -> point.getValue() >= TOGETHER)
                .sorted(Map.Entry.<ReportPoint, Integer>comparingByValue().reversed())
                .limit(MOST_ASKED)
                .forEach(point -> known.put(point.getKey(), isDefault(point.getKey(), around)));
    }

    private static ReportPoint bare(ReportPoint point) {
        return new ReportPoint(point.lon(), point.lat(), 0);
    }

    private boolean isDefault(ReportPoint point, ReportTraits around) {
        Hits there = index.search(SearchQuery.of(CandidateSearch.RECORD)
                .withNear(new NearPoint(point.lon(), point.lat(), METRE))
                .withFilter(new Filter.Between(
                        new Expression.Property("reported"),
                        new Expression.Timestamp(around.reported().minus(PERIOD)),
                        new Expression.Timestamp(around.reported().plus(PERIOD))))
                .withFacets(List.of(new FacetRequest("category", CATEGORIES)))
                .withSimulated(SimulatedDocuments.INCLUDE)
                .withLimit(0));
        return there.total() >= REPORTS
                && there.facets().values().stream().anyMatch(facet -> facet.size() >= CATEGORIES);
    }

    /** Whether distances from and to it mean nothing. */
    boolean contains(ReportPoint point) {
        return known.getOrDefault(bare(point), false);
    }
}

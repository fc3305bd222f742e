package pilotcity.portal.suggestion.duplicate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.Hit;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.WordMatch;

/** Looks for records that may mean the same as a report: near it, of its address, with its words or its pictures. */
final class CandidateSearch {
    static final String RECORD = "record";

    private static final int MOST_NEAR = 100;
    private static final int MOST_OTHERS = 40;

    /** Hidden points are centres of cells of a hundredth of a degree, and may be off by as much to either side. */
    private static final double CELL = 1_600;

    private final Index index;
    private final DuplicateQuery query;
    private final ReportTraits report;
    private final CategoryLimits limits;
    private final CandidateFilter filter;
    private final DefaultPoints defaults;
    private final Map<String, Candidate> found = new LinkedHashMap<>();

    CandidateSearch(Index index, DuplicateQuery query, CategoryLimits limits, DefaultPoints defaults) {
        this.index = index;
        this.query = query;
        this.report = query.report();
        this.limits = limits;
        this.filter = CandidateFilter.of(report, limits);
        this.defaults = defaults;
    }

    Collection<Candidate> run() {
        ReportPoint point = report.point();
        if (point != null) {
            near(point);
        }
        defaults.look(found.values().stream().map(Candidate::traits).toList(), report);
        if (point == null || point.precision() > limits.radius() || defaults.contains(point)) {
            alike(report.words());
        }
        alike(report.address());
        samePictures();
        String self = report.id();
        if (self != null) {
            found.remove(self);
        }
        found.values().removeIf(candidate -> candidate.document().id().equals(report.duplicateOf()));
        return found.values();
    }

    private void near(ReportPoint point) {
        collect(search(filter)
                .withNear(new NearPoint(point.lon(), point.lat(), limits.reach()))
                .withLimit(MOST_NEAR));
        collect(search(filter.andGroup(limits).andLessPreciseThan(limits.radius()))
                .withNear(new NearPoint(point.lon(), point.lat(), CELL))
                .withLimit(MOST_OTHERS));
    }

    /** With one of the words at least, those with the most and the rarest. */
    private void alike(@Nullable String words) {
        if (words != null) {
            collect(search(filter.andGroup(limits).andPlace(report))
                    .withText(words)
                    .withMatch(WordMatch.ANY)
                    .withLimit(MOST_OTHERS));
        }
    }

    private void samePictures() {
        List<String> marks = report.pictures().stream()
                .flatMap(picture -> picture.quarters().stream())
                .distinct()
                .toList();
        if (!marks.isEmpty()) {
            collect(search(filter.andMarks(marks)).withLimit(MOST_OTHERS));
        }
    }

    private SearchQuery search(CandidateFilter condition) {
        return SearchQuery.of(RECORD)
                .withFilter(condition.all())
                .withSimulated(query.among())
                .withTotal(false);
    }

    private void collect(SearchQuery search) {
        for (Hit hit : index.search(search).items()) {
            found.computeIfAbsent(hit.document().id(), id -> Candidate.of(hit.document()));
        }
    }
}

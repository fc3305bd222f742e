package pilotcity.portal.face.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.duplicate.DuplicateFinder;
import pilotcity.portal.suggestion.duplicate.DuplicateQuery;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;

/** What may be the same as what somebody has filled in. */
final class FormDuplicates {
    private FormDuplicates() {}

    /** @param values by the names of the form; what the verb will refuse says nothing */
    static List<PossibleDuplicate> find(Suggester suggester, Index index, Map<String, Object> values) {
        String words = text(values, "description");
        String chosen = text(values, "category");
        DuplicateQuery query = DuplicateQuery.arriving(
                words,
                chosen == null && words != null
                        ? suggester.sureCategory(index, words).orElse(null)
                        : chosen,
                null,
                text(values, "address"),
                List.of(),
                Instant.now());
        Double lon = ReportAdvice.number(values.get("lon"), 180);
        Double lat = ReportAdvice.number(values.get("lat"), 90);
        return new DuplicateFinder(index)
                .findLikely(
                        lon == null || lat == null
                                ? query
                                : query.at(lon, lat, ReportAdvice.number(values.get("accuracy"), Double.MAX_VALUE)));
    }

    private static @Nullable String text(Map<String, Object> values, String name) {
        return values.get(name) instanceof String text ? text : null;
    }
}

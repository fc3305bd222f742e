package pilotcity.portal.suggestion.duplicate;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;

/**
 * Within which limits reports of a category may mean the same thing.
 *
 * @param group the top of the tree that it belongs to
 * @param radius in metres
 */
record CategoryLimits(@Nullable String group, double radius, long days) {
    /** Where there is no category, or it sets no limits. */
    private static final CategoryLimits OTHERWISE = new CategoryLimits(null, 100, 30);

    /** Clerks join reports up to some house numbers away, however small the things are. */
    private static final double SHORTEST_REACH = 200;

    static CategoryLimits of(Index index, @Nullable String category) {
        Document found =
                category == null ? null : index.find("category", category).orElse(null);
        if (found == null) {
            return OTHERWISE;
        }
        Map<String, Object> rules = found.map();
        return new CategoryLimits(
                rules.get("group") instanceof String group ? group : null,
                rules.get("duplicateRadius") instanceof Number metres ? metres.doubleValue() : OTHERWISE.radius,
                rules.get("duplicateDays") instanceof Number given ? given.longValue() : OTHERWISE.days);
    }

    /** How far candidates are looked for: beyond the radius they are improbable, and not impossible. */
    double reach() {
        return Math.max(SHORTEST_REACH, 2 * radius);
    }

    Duration period() {
        return Duration.ofDays(days);
    }
}

package pilotcity.portal.kernel.table.schema.check;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.CheckRule;

/** Of the problems in a report those that a lenient check leaves empty cells for; the other data stay as they are. */
public final class EmptiedCells {
    private static final List<String> RULES = Arrays.stream(CheckRule.values())
            .filter(CheckRule::empties)
            .map(CheckRule::code)
            .toList();

    private EmptiedCells() {}

    /** @param report what {@link CheckReport#toJson} has written, or null where there was no check */
    public static long count(@Nullable JsonObject report) {
        return report == null
                ? 0
                : report.getJsonArray("counts", new JsonArray()).stream()
                        .map(JsonObject.class::cast)
                        .filter(count -> RULES.contains(count.getString("rule")))
                        .mapToLong(count -> count.getLong("count"))
                        .sum();
    }
}

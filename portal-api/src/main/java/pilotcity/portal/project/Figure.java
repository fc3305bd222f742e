package pilotcity.portal.project;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a project as one source states it.
 *
 * @param measure {@code investment}, {@code area}, {@code population}, {@code jobs}, {@code keyProjects} or
 *     {@code duration}
 * @param value in {@code unit}
 * @param unit {@code CNY}, {@code km2}, {@code persons}, {@code jobs}, {@code projects} or {@code years}
 * @param asStated in the source's own words
 * @param sourceKind {@code source-deck} or {@code press}
 */
record Figure(
        String measure,
        BigDecimal value,
        String unit,
        String asStated,
        @Nullable String asStatedEn,
        String sourceTitle,
        @Nullable String sourceUrl,
        String sourceKind) {

    static Figure of(JsonObject row) {
        return new Figure(
                row.getString("measure"),
                new BigDecimal(row.getValue("value").toString()),
                row.getString("unit"),
                row.getString("as_stated"),
                row.getString("as_stated_en"),
                row.getString("source_title"),
                row.getString("source_url"),
                row.getString("source_kind"));
    }
}

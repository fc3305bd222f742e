package pilotcity.portal.project;

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
record ProjectFigure(
        String measure,
        BigDecimal value,
        String unit,
        String asStated,
        @Nullable String asStatedEn,
        String sourceTitle,
        @Nullable String sourceUrl,
        String sourceKind) {}

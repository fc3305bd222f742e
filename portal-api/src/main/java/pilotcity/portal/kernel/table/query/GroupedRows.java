package pilotcity.portal.kernel.table.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups that were asked for.
 *
 * @param total how many groups there are in all
 * @param names of groupings, then of measures
 * @param groups by those names: String, Long, BigDecimal, Double, Boolean, LocalDate, Instant or null
 */
public record GroupedRows(long total, List<String> names, List<Map<String, @Nullable Object>> groups) {}

package pilotcity.portal.kernel.table.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row as it stands in the file.
 *
 * @param number where a person finds it: the line that it begins in, the row of a sheet, the number of a feature, from
 *     1
 * @param cells a cell for each column, and more or fewer where the file is ragged: null for none, a JTS geometry in the
 *     column's reference system, or text. An empty cell of CSV is empty text, since it says no more. What cannot be a
 *     shape in a column of shapes is a text that shows it. Numbers and times of typed formats are text as the file's
 *     format writes them without loss: {@code 12.50}, {@code 2026-11-30}, {@code 2026-11-30T08:00:00Z}, {@code true}
 */
public record SourceRow(long number, List<@Nullable Object> cells) {}

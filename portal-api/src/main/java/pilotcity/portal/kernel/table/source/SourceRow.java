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
 *
 */
public record SourceRow(long number, List<@Nullable Object> cells) {
    /** @throws TableSourceException when a cell has a NUL character, which neither databases nor tables of text hold */
    public SourceRow {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) instanceof String text && text.indexOf(0) >= 0) {
                throw new TableSourceException(
                        number,
                        "第 %,d 行第 %,d 列有 NUL 字符，文本表中不应有。".formatted(number, i + 1),
                        "Row %,d, column %,d: there is a NUL character, which no table of text holds."
                                .formatted(number, i + 1));
            }
        }
    }
}

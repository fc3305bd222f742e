package pilotcity.portal.kernel.table.source.sheet;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.header.HeadedRows;

/** One sheet as a table. */
final class SheetReader implements TableReader {
    private final SheetCells cells;
    private final HeadedRows rows;
    private final String sheet;
    private final long header;
    private final BiConsumer<MergedAreas, List<Label>> end;
    private boolean ended;

    /** @param end is told of merged areas, and what is not seen of a sheet, when all rows have been read */
    SheetReader(
            SheetCells cells,
            String sheet,
            int headerRow,
            int headerRows,
            ReadLimits limits,
            BiConsumer<MergedAreas, List<Label>> end) {
        this.cells = cells;
        this.header = headerRow + headerRows - 1L;
        this.sheet = sheet;
        this.end = end;
        try {
            this.rows = new HeadedRows(cells::next, headerRow, headerRows, limits);
        } catch (RuntimeException e) {
            cells.close();
            throw e;
        }
    }

    @Override
    public List<SourceColumn> columns() {
        return rows.columns();
    }

    @Override
    public @Nullable SourceRow next() {
        SourceRow row = rows.next();
        if (row == null && !ended) {
            ended = true;
            end.accept(cells.mergedBelow(header), cells.findings().notes(sheet, header));
        }
        return row;
    }

    @Override
    public void close() {
        cells.close();
    }
}

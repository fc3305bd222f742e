package pilotcity.portal.kernel.table.source.sheet;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.header.HeadedRows;

/** One sheet as a table. */
final class SheetReader implements TableReader {
    private final SheetCells cells;
    private final HeadedRows rows;
    private final long header;
    private final Consumer<MergedAreas> merged;
    private boolean ended;

    /** @param merged is told of merged areas when all rows have been read */
    SheetReader(SheetCells cells, int headerRow, int headerRows, ReadLimits limits, Consumer<MergedAreas> merged) {
        this.cells = cells;
        this.header = headerRow + headerRows - 1L;
        this.merged = merged;
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
            merged.accept(cells.mergedBelow(header));
        }
        return row;
    }

    @Override
    public void close() {
        cells.close();
    }
}

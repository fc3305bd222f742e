package pilotcity.portal.kernel.table.source.sheet;

import java.util.List;
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

    SheetReader(SheetCells cells, int headerRow, int headerRows, ReadLimits limits) {
        this.cells = cells;
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
        return rows.next();
    }

    @Override
    public void close() {
        cells.close();
    }
}

package pilotcity.portal.kernel.table.source.header;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * A grid as columns and rows. What stands above the header is left out, and rows in which every cell is empty are none.
 * Empty cells behind the last column, which a delimiter at the end of lines makes, are cut off; others stay, so that a
 * row is seen to have too many.
 */
public final class HeadedRows {
    private static final int AHEAD = 100;
    private static final int MOST_HEADER_ROWS = 20;

    private final RawRows raw;
    private final Deque<SourceRow> ahead = new ArrayDeque<>();
    private final List<SourceColumn> columns;

    /** The rows of a file, one after the other, and null behind the last. */
    @FunctionalInterface
    public interface RawRows {
        @Nullable
        SourceRow next();
    }

    /**
     * @param headerRow the number of the row in which the header begins
     * @param headerRows how many rows it has, 0 for none
     */
    public HeadedRows(RawRows raw, int headerRow, int headerRows, ReadLimits limits) {
        this.raw = raw;
        if (headerRows > MOST_HEADER_ROWS) {
            throw new TableSourceException(
                    0,
                    "表头不可能有 %,d 行，最多 %d 行。".formatted(headerRows, MOST_HEADER_ROWS),
                    "A header of %,d rows is none; it has at most %d.".formatted(headerRows, MOST_HEADER_ROWS));
        }
        List<GridRow> header = new ArrayList<>();
        SourceRow row = filled();
        while (row != null && headerRows > 0 && row.number() < headerRow) {
            row = filled();
        }
        for (int i = 0; i < headerRows && row != null; i++) {
            header.add(grid(row));
            row = filled();
        }
        while (row != null) {
            ahead.add(row);
            row = ahead.size() < AHEAD ? filled() : null;
        }
        int width = header.isEmpty() ? widest() : named(header);
        limits.requireColumns(header.isEmpty() ? 1 : header.getFirst().number(), width);
        if (width == 0) {
            throw new TableSourceException(0, "文件中没有表：没有一行有内容。", "There is no table: no row has a value.");
        }
        this.columns = HeaderNames.of(header, width).stream()
                .map(name -> new SourceColumn(name, null, null))
                .toList();
    }

    public List<SourceColumn> columns() {
        return columns;
    }

    /** The next row, or null behind the last one. */
    public @Nullable SourceRow next() {
        SourceRow row = ahead.isEmpty() ? filled() : ahead.poll();
        if (row == null || row.cells().size() <= columns.size()) {
            return row;
        }
        int width = Math.max(columns.size(), filledWidth(row));
        return new SourceRow(row.number(), row.cells().subList(0, width));
    }

    private @Nullable SourceRow filled() {
        SourceRow row = raw.next();
        while (row != null && filledWidth(row) == 0) {
            row = raw.next();
        }
        return row;
    }

    private int widest() {
        return ahead.stream().mapToInt(HeadedRows::filledWidth).reduce(0, Math::max);
    }

    /** Columns without a name at the end count where there is something in them. */
    private int named(List<GridRow> header) {
        int width = header.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        int named = width;
        while (named > 0 && isUnnamed(header, named - 1)) {
            named--;
        }
        return Math.max(named, Math.min(width, widest()));
    }

    private static boolean isUnnamed(List<GridRow> header, int column) {
        return header.stream().allMatch(row -> row.cell(column).isBlank());
    }

    private static int filledWidth(SourceRow row) {
        int width = row.cells().size();
        while (width > 0 && isBlank(row.cells().get(width - 1))) {
            width--;
        }
        return width;
    }

    private static boolean isBlank(@Nullable Object cell) {
        return cell == null || InvisibleCharacters.isBlank(cell.toString());
    }

    /** A row as text, to find the header in. */
    public static GridRow grid(SourceRow row) {
        return new GridRow(
                row.number(),
                row.cells().stream()
                        .map(cell -> cell == null ? "" : cell.toString())
                        .toList());
    }
}

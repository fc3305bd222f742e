package pilotcity.portal.kernel.table.source.header;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the header in the first rows of a grid. Titles and notes above it are narrower than the table; a header differs
 * from what stands under it; one whose cells were merged goes on in the next row.
 */
public final class HeaderDetector {
    private static final int MOST_ROWS = 3;
    private static final double FILLED = 0.6;
    private static final Pattern VALUE = Pattern.compile(
            "[-+(]?\\p{Sc}?\\s?\\d[\\d.,'\\s]*\\)?\\s?%?|\\d{1,4}[-/.年]\\d{1,2}[-/.月]\\d{1,4}日?(?:[ T].*)?|(?i:true|false)");
    /** Signs for a value that there is not. */
    private static final Pattern NOTHING = Pattern.compile("[-–—:./*…]{1,3}");

    private static final Pattern YEAR = Pattern.compile("(?:1[5-9]|2[01])\\d\\d年?");

    private final List<GridRow> rows;
    private final int width;

    private HeaderDetector(List<GridRow> rows) {
        this.rows = rows.stream().filter(row -> !row.isBlank()).toList();
        this.width = width(this.rows);
    }

    /** Where the header begins, 0 for nowhere, and how many rows it has. */
    public record Header(long row, int rows) {
        static final Header NONE = new Header(0, 0);
    }

    /** @param rows the first rows of a file, some dozens where it has them */
    public static Header detect(List<GridRow> rows) {
        return new HeaderDetector(rows).header();
    }

    /** How many columns there are: as many as most rows have cells, but none that is empty in all of them. */
    private static int width(List<GridRow> rows) {
        int widest = rows.stream().mapToInt(HeaderDetector::filledWidth).reduce(0, Math::max);
        int usual = mode(rows, row -> row.cells().size());
        return Math.max(mode(rows, HeaderDetector::filledWidth), Math.min(usual, widest));
    }

    private static int mode(List<GridRow> rows, ToIntFunction<GridRow> width) {
        Map<Integer, Integer> counts = new HashMap<>();
        int best = 0;
        for (GridRow row : rows) {
            int each = width.applyAsInt(row);
            int count = counts.merge(each, 1, Integer::sum);
            int most = counts.getOrDefault(best, 0);
            best = count > most || (count == most && each > best) ? each : best;
        }
        return best;
    }

    private static int filledWidth(GridRow row) {
        int last = row.cells().size();
        while (last > 0 && row.cell(last - 1).isBlank()) {
            last--;
        }
        return last;
    }

    private Header header() {
        int at = 0;
        while (at < rows.size() && rows.get(at).filled() < Math.ceil(width * FILLED)) {
            at++;
        }
        if (at == rows.size() || (rows.size() > at + 1 && !isHeader(at))) {
            return Header.NONE;
        }
        while (at > 0 && isCompletedBy(at - 1)) {
            at--;
        }
        int count = 1;
        while (count < MOST_ROWS && at + count + 1 < rows.size() && isCompletedBy(at + count - 1)) {
            count++;
        }
        return new Header(rows.get(at).number(), count);
    }

    private boolean isHeader(int at) {
        int votes = 0;
        Set<String> seen = new HashSet<>();
        for (int column = 0; column < width; column++) {
            String cell = rows.get(at).cell(column).strip();
            boolean value = VALUE.matcher(cell).matches();
            boolean valuesBelow = share(column, at) > 0.5;
            if (value && valuesBelow) {
                votes -= YEAR.matcher(cell).matches() && seen.add(cell) ? 0 : 1;
            } else if (!cell.isEmpty() && !value) {
                votes += valuesBelow ? 1 : recurs(column, at, cell) ? -1 : 0;
            }
        }
        return votes >= 0;
    }

    private double share(int column, int above) {
        int filled = 0;
        int values = 0;
        for (GridRow row : rows.subList(above + 1, rows.size())) {
            String cell = row.cell(column).strip();
            filled += cell.isEmpty() || NOTHING.matcher(cell).matches() ? 0 : 1;
            values += VALUE.matcher(cell).matches() ? 1 : 0;
        }
        return filled == 0 ? 0 : (double) values / filled;
    }

    private boolean recurs(int column, int above, String cell) {
        return rows.subList(above + 1, rows.size()).stream()
                .anyMatch(row -> row.cell(column).strip().equals(cell));
    }

    /** Whether the row after {@code at} fills what merged cells leave empty in it, with names and not with values. */
    private boolean isCompletedBy(int at) {
        GridRow upper = rows.get(at);
        GridRow lower = rows.get(at + 1);
        if (repeatsWhatLowerTells(upper, lower, at + 1)) {
            return true;
        }
        if (upper.filled() < 2 || upper.filled() * 3 < width || lower.filled() == 0) {
            return false;
        }
        int gaps = 0;
        boolean merged = false;
        for (int column = 0; column < width; column++) {
            String below = lower.cell(column).strip();
            boolean gap = upper.cell(column).isBlank();
            boolean value =
                    VALUE.matcher(below).matches() && !YEAR.matcher(below).matches();
            if (value || (gap && below.isEmpty())) {
                return false;
            }
            gaps += gap ? 1 : 0;
            merged |= below.isEmpty();
        }
        // One column without a name is no merged header, and a note above the table leaves what follows it empty.
        return merged ? gaps > 0 : gaps > 1 && hasInnerGap(upper);
    }

    /** Merged cells may be written once for each column: then the names of the lower row tell them apart. */
    private boolean repeatsWhatLowerTells(GridRow upper, GridRow lower, int at) {
        Set<String> pairs = new HashSet<>();
        boolean repeated = false;
        boolean hangs = hangsDown(upper, lower, at);
        for (int column = 0; column < width; column++) {
            String name = upper.cell(column).strip();
            String below = lower.cell(column).strip();
            if (VALUE.matcher(below).matches() && !YEAR.matcher(below).matches()) {
                return false;
            }
            boolean again = column > 0
                    && !name.isEmpty()
                    && name.equals(upper.cell(column - 1).strip());
            if (again && (below.isEmpty() || (!hangs && share(column, at) <= 0.5))) {
                return false;
            }
            if (!name.isEmpty() && !pairs.add(name + '\n' + below)) {
                return false;
            }
            repeated |= again;
        }
        return repeated;
    }

    /** Whether a name of the upper row has nothing under it in the lower one, but values in all rows that follow. */
    private boolean hangsDown(GridRow upper, GridRow lower, int at) {
        List<GridRow> below = rows.subList(at + 1, rows.size());
        return IntStream.range(0, width)
                .filter(column ->
                        !upper.cell(column).isBlank() && lower.cell(column).isBlank())
                .anyMatch(column -> !below.isEmpty()
                        && below.stream().noneMatch(row -> row.cell(column).isBlank()));
    }

    private static boolean hasInnerGap(GridRow row) {
        return row.filled() < filledWidth(row);
    }
}

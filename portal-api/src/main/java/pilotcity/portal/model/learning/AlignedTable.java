package pilotcity.portal.model.learning;

import java.util.ArrayList;
import java.util.List;

/** Rows whose cells stand under each other on a terminal: numbers to the right, and Chinese characters of two columns. */
final class AlignedTable {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    AlignedTable(String... header) {
        rows.add(header);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    List<String> lines() {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], width(row[column]));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.length; column++) {
            String padding = " ".repeat(widths[column] - width(row[column]));
            line.append(column == 0 ? "" : GAP)
                    .append(isNumeric(column) ? padding + row[column] : row[column] + padding);
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return rows.stream().skip(1).allMatch(row -> row[column].matches("[-\\d.]*"));
    }

    /** East Asian wide characters take two columns (Unicode Standard Annex 11); marks that are put on others take none. */
    static int width(String text) {
        return text.codePoints().map(AlignedTable::width).sum();
    }

    private static int width(int each) {
        int type = Character.getType(each);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = Character.isIdeographic(each)
                || (each >= 0x1100 && each <= 0x115F)
                || (each >= 0x2E80 && each <= 0xA4CF)
                || (each >= 0xAC00 && each <= 0xD7A3)
                || (each >= 0xFE30 && each <= 0xFE6F)
                || (each >= 0xFF00 && each <= 0xFF60)
                || (each >= 0xFFE0 && each <= 0xFFE6)
                || (each >= 0x1F300 && each <= 0x1FAFF);
        return wide ? 2 : 1;
    }
}

package pilotcity.portal.kernel.table.schema.proposal;

/**
 * Rows that stand within one cell: a quote that was never closed takes in all lines to the next one, and the table is
 * read without them.
 */
final class SwallowedLines {
    private static final String DELIMITERS = ",;\t|";
    private static final int WIDE = 4;

    private SwallowedLines() {}

    /** Whether the lines of a cell have as many delimiters as rows of so many columns. */
    static boolean are(String cell, int columns) {
        if (columns < 2 || cell.length() < columns || cell.indexOf('\n') < 0) {
            return false;
        }
        for (int at = 0; at < DELIMITERS.length(); at++) {
            if (are(cell, columns, DELIMITERS.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first line is what was left of a row and the last what is missing of one, which are a row together; those
     * between them are whole. Two lines of few columns may be a text of several sentences.
     */
    private static boolean are(String cell, int columns, char delimiter) {
        int lines = 0;
        int ends = 0;
        int here = 0;
        for (int at = 0; at < cell.length(); at++) {
            char each = cell.charAt(at);
            if (each == delimiter) {
                here++;
            } else if (each == '\n') {
                if (lines > 0 && here != columns - 1) {
                    return false;
                }
                ends += lines == 0 ? here : 0;
                lines++;
                here = 0;
            }
        }
        return ends + here == columns - 1 && (lines > 1 || columns >= WIDE);
    }
}

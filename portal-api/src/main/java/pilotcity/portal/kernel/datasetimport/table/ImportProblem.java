package pilotcity.portal.kernel.datasetimport.table;

/**
 * Something in a data set's files that keeps it from being imported.
 *
 * @param file path from the folder of data sets
 * @param line 1 for the first line; 0 when the problem is with the file as a whole
 * @param column the column's name, or empty
 */
public record ImportProblem(String file, long line, String column, String reason) {
    @Override
    public String toString() {
        return file + (line > 0 ? " line " + line : "") + (column.isEmpty() ? "" : " column " + column) + ": " + reason;
    }
}

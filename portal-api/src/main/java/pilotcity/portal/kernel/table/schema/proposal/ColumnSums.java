package pilotcity.portal.kernel.table.schema.proposal;

import java.util.Arrays;

/** The sums of the columns of some rows, to see when a row is their sum. */
final class ColumnSums {
    private static final double CLOSE = 1e-9;
    private static final int FEWEST_ROWS = 3;
    private static final int FEWEST_COLUMNS = 3;

    private final double[] sums;
    private long rows;

    ColumnSums(int columns) {
        sums = new double[columns];
    }

    /** @param values NaN where there is no number */
    void add(double[] values) {
        rows++;
        for (int at = 0; at < sums.length; at++) {
            sums[at] += Double.isNaN(values[at]) ? 0 : values[at];
        }
    }

    void clear() {
        rows = 0;
        Arrays.fill(sums, 0);
    }

    /** Whether all numbers of the row are the sums of at least some, in so many columns that it is no chance. */
    boolean isSum(double[] values) {
        return rows >= FEWEST_ROWS && sums(values) >= FEWEST_COLUMNS;
    }

    /** Whether all numbers of the row are the sums. */
    boolean isLikeSum(double[] values) {
        return sums(values) >= 0;
    }

    /** In how many columns the row has the sum where that is not 0; -1 where a number is another, or there is none. */
    private int sums(double[] values) {
        int numbers = 0;
        int found = 0;
        for (int at = 0; at < sums.length; at++) {
            if (!Double.isNaN(values[at])) {
                if (Math.abs(values[at] - sums[at]) > CLOSE * Math.max(1, Math.abs(values[at]))) {
                    return -1;
                }
                numbers++;
                found += values[at] == 0 ? 0 : 1;
            }
        }
        return numbers == 0 ? -1 : found;
    }
}

package pilotcity.portal.kernel.table.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which rows two states of a table differ. What a column that only one of them has holds is no difference.
 *
 * @param key the columns that told which row is which; empty where rows were compared as wholes, so that a changed one
 *     is one removed and one added
 * @param changed rows that are in both, with other cells
 * @param cells how many cells of these
 * @param rows this page, in the order of the later state, those that have gone last
 * @param next where the next page goes on, or null behind the last
 */
public record TableDifference(
        List<String> key,
        long added,
        long removed,
        long changed,
        long cells,
        List<RowChange> rows,
        @Nullable Long next) {

    /** What happened to a row. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One row that differs.
     *
     * @param times how many rows like it, where rows are compared as wholes
     * @param before an object as {@link TablePage.Row#json} is, or null for an added row
     * @param after the same, or null for a removed one
     * @param cells the columns of a changed row that differ
     */
    public record RowChange(
            Change change, long times, byte @Nullable [] before, byte @Nullable [] after, List<String> cells) {}

    /** Whether no row differs. */
    public boolean isNone() {
        return added + removed + changed == 0;
    }

    public static TableDifference none(List<String> key) {
        return new TableDifference(key, 0, 0, 0, 0, List.of(), null);
    }
}

package pilotcity.portal.kernel.table.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;

/**
 * Two states of one table, to be compared.
 *
 * @param before the earlier state
 * @param after the later one
 * @param key the columns that tell which row is which; where these are not in both, or do not tell, rows are compared
 *     as wholes
 * @param limit how many differences at most, 0 to count them only
 * @param beyond {@link TableDifference#next} of the page before, or 0
 */
public record TableComparison(StoredTable before, StoredTable after, List<String> key, int limit, long beyond) {

    public TableComparison {
        key = List.copyOf(key);
    }

    /**
     * A column of both states.
     *
     * @param before null where it is new
     * @param after null where it has gone
     */
    public record ColumnChange(
            String name,
            @Nullable StoredColumn before,
            @Nullable StoredColumn after) {
        /** Whether it is in both, with another type. */
        public boolean isRetyped() {
            return before != null && after != null && !before.type().equals(after.type());
        }
    }

    /** Columns that are new, have gone or have another type. */
    public List<ColumnChange> columnChanges() {
        List<ColumnChange> changes = new java.util.ArrayList<>();
        for (StoredColumn column : after.columns()) {
            Optional<StoredColumn> earlier = before.findColumn(column.name());
            ColumnChange change = new ColumnChange(column.name(), earlier.orElse(null), column);
            if (earlier.isEmpty() || change.isRetyped()) {
                changes.add(change);
            }
        }
        before.columns().stream()
                .filter(column -> after.findColumn(column.name()).isEmpty())
                .forEach(column -> changes.add(new ColumnChange(column.name(), column, null)));
        return changes;
    }

    /** The names of the columns that both have. */
    public List<String> common() {
        return after.columns().stream()
                .map(StoredColumn::name)
                .filter(name -> before.findColumn(name).isPresent())
                .toList();
    }

    /** Whether both states have the same rows for sure: one file, in which each name means the same column. */
    public boolean isOfOneFile() {
        return before.sha256().equals(after.sha256())
                && common().stream().allMatch(name -> before.physical(name).equals(after.physical(name)));
    }

    /** Whether the places of rows can be compared. */
    public boolean hasPlaces() {
        return before.hasShapes() && after.shapes() == before.shapes();
    }

    /** The key, where it can tell rows apart; empty otherwise. */
    public List<String> usableKey() {
        boolean usable = key.stream()
                .allMatch(name -> common().contains(name)
                        && column(after, name).storage() != ColumnStorage.JSON
                        && column(before, name).storage() != ColumnStorage.JSON);
        return usable ? key : List.of();
    }

    public static StoredColumn column(StoredTable table, String name) {
        return table.findColumn(name).orElseThrow();
    }
}

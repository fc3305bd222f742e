package pilotcity.portal.kernel.table.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.FacetCount;

/** What stands in the columns of a table. */
public record TableProfile(long rows, List<ColumnProfile> columns) {
    /**
     * What stands in one column. Minimum, maximum and bounds of bins are numerals, days or moments as text.
     *
     * @param missing rows without a value
     * @param distinct how many different values there are
     * @param exact whether {@code distinct} was counted; otherwise it was estimated (HyperLogLog), within some percent
     * @param mean of numbers, or null
     * @param quartiles the values below which a quarter, a half and three quarters of the numbers lie: of at most 10,000
     *     different ones by type 7 of Hyndman and Fan (1996), of more estimated (t-digest); empty where there are no
     *     numbers
     * @param histogram numbers, days and moments counted in bins of equal width
     * @param frequent the most frequent values, where they repeat
     */
    public record ColumnProfile(
            String name,
            long missing,
            long distinct,
            boolean exact,
            @Nullable String minimum,
            @Nullable String maximum,
            @Nullable Double mean,
            List<Double> quartiles,
            List<Bin> histogram,
            List<FacetCount> frequent) {

        private ColumnProfile allDifferent(long rows) {
            return new ColumnProfile(
                    name, missing, rows - missing, true, minimum, maximum, mean, quartiles, histogram, frequent);
        }
    }

    /** The same, where it is known that no value of {@code column} comes twice. */
    public TableProfile withKey(String column) {
        return new TableProfile(
                rows,
                columns.stream()
                        .map(each -> each.name().equals(column) && !each.exact() ? each.allDifferent(rows) : each)
                        .toList());
    }

    /** From {@code from} up to and without {@code to}; the last bin with it. */
    public record Bin(String from, String to, long count) {}
}

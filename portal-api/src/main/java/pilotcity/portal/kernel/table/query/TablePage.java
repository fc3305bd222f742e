package pilotcity.portal.kernel.table.query;

import java.util.List;
import java.util.Map;
import pilotcity.index.search.FacetCount;

/**
 * Rows that were asked for.
 *
 * @param total how many match in all, or -1 where that was not asked
 * @param rows this page; fewer than were asked for where they are so long that they would take too much memory
 * @param more whether rows follow behind the page, or in front of it where the query gave {@code before}
 * @param facets counts of values by column, most frequent first
 */
public record TablePage(long total, List<Row> rows, boolean more, Map<String, List<FacetCount>> facets) {
    /**
     * One row.
     *
     * @param id its number
     * @param json an object with a member for each column that has a value, UTF-8
     * @param cursor where it stands in the order that was asked for
     */
    public record Row(long id, byte[] json, String cursor) {}
}

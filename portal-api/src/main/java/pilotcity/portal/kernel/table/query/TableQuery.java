package pilotcity.portal.kernel.table.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SortStep;

/**
 * One page of a table's rows.
 *
 * @param select the columns that are wanted; empty for all
 * @param text words that each stand somewhere in a row's texts, or null
 * @param filter a condition that has been checked against the table, or null
 * @param sort the order; rows that are equal in it stand in the order of the file, which is also that of no order
 * @param after the cursor to go on behind, or null
 * @param before the cursor that the page ends in front of, or null
 * @param offset how many rows are passed over
 * @param total whether to count all rows that match
 * @param facets columns whose values are counted
 */
public record TableQuery(
        List<String> select,
        @Nullable String text,
        @Nullable Filter filter,
        List<SortStep> sort,
        int limit,
        @Nullable String after,
        @Nullable String before,
        int offset,
        boolean total,
        List<FacetRequest> facets) {
    /** All rows in their order, 100 at a time. */
    public static final TableQuery ALL =
            new TableQuery(List.of(), null, null, List.of(), 100, null, null, 0, true, List.of());

    public TableQuery {
        select = List.copyOf(select);
        sort = List.copyOf(sort);
        facets = List.copyOf(facets);
    }

    public TableQuery withSelect(List<String> columns) {
        return new TableQuery(columns, text, filter, sort, limit, after, before, offset, total, facets);
    }

    public TableQuery withText(@Nullable String words) {
        return new TableQuery(select, words, filter, sort, limit, after, before, offset, total, facets);
    }

    public TableQuery withFilter(@Nullable Filter condition) {
        return new TableQuery(select, text, condition, sort, limit, after, before, offset, total, facets);
    }

    public TableQuery withSort(List<SortStep> order) {
        return new TableQuery(select, text, filter, order, limit, after, before, offset, total, facets);
    }

    public TableQuery withPage(int size, @Nullable String behind, @Nullable String inFrontOf) {
        return new TableQuery(select, text, filter, sort, size, behind, inFrontOf, offset, total, facets);
    }

    public TableQuery withOffset(int passedOver) {
        return new TableQuery(select, text, filter, sort, limit, after, before, passedOver, total, facets);
    }

    public TableQuery withTotal(boolean counted) {
        return new TableQuery(select, text, filter, sort, limit, after, before, offset, counted, facets);
    }

    public TableQuery withFacets(List<FacetRequest> counted) {
        return new TableQuery(select, text, filter, sort, limit, after, before, offset, total, counted);
    }
}

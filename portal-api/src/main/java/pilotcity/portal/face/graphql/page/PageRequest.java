package pilotcity.portal.face.graphql.page;

import graphql.schema.DataFetchingFieldSelectionSet;
import pilotcity.index.search.SearchQuery;

/**
 * One page to be read: what its list is, which part of it, and no more than the caller selected.
 *
 * @param query without a page
 * @param items whether anything of the items or of the page's borders is wanted
 */
public record PageRequest(SearchQuery query, Window window, boolean items) {

    public static PageRequest of(SearchQuery query, Window window, DataFetchingFieldSelectionSet selected) {
        return new PageRequest(
                query.withTotal(selected.contains("totalCount")),
                window,
                selected.containsAnyOf("edges", "nodes", "pageInfo"));
    }
}

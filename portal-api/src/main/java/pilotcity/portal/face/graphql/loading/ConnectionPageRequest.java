package pilotcity.portal.face.graphql.loading;

import graphql.schema.DataFetchingFieldSelectionSet;
import pilotcity.index.search.SearchQuery;

/**
 * One page to be read: what its list is, which part of it, and no more than the caller selected.
 *
 * @param query without a page
 * @param items whether anything of the items or of the page's borders is wanted
 */
public record ConnectionPageRequest(SearchQuery query, PageWindow window, boolean items) {

    public static ConnectionPageRequest of(
            SearchQuery query, PageWindow pageWindow, DataFetchingFieldSelectionSet selected) {
        return new ConnectionPageRequest(
                query.withTotal(selected.contains("totalCount")),
                pageWindow,
                selected.containsAnyOf("edges", "nodes", "pageInfo"));
    }
}

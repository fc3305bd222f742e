package pilotcity.portal.face.open311.input;

import java.util.ArrayList;
import java.util.List;
import pilotcity.index.Index;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** Which part of a list is shown: {@code page} from 1, and {@code page_size}. */
public record ListPage(int page, int size) {
    static final int LARGEST = 1000;
    private static final int DEEPEST = 100_000;

    public static ListPage of(QueryParameters given) {
        ListPage listPage = new ListPage(
                given.integer("page", 1, 1, Integer.MAX_VALUE), given.integer("page_size", LARGEST, 1, LARGEST));
        if (listPage.first() > DEEPEST) {
            throw Problem.field("page", "lies more than " + DEEPEST + " requests down; ask for a shorter time");
        }
        return listPage;
    }

    /** How many come before. */
    long first() {
        return (long) (page - 1) * size;
    }

    public <T> List<T> of(List<T> all) {
        int from = (int) Math.min(first(), all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }

    /** Ids of the documents found, in the order of the query. */
    public List<String> ids(Index index, SearchQuery query) {
        return of(ids(index, query, (int) first() + size));
    }

    /** Ids of the first {@code most} documents. */
    public static List<String> ids(Index index, SearchQuery query, int most) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        while (ids.size() < most) {
            int wanted = Math.min(SearchQuery.MAX_LIMIT, most - ids.size());
            Hits hits = index.search(query.withTotal(false).withPage(wanted, cursor, null));
            hits.items().stream().map(Hit::document).forEach(document -> ids.add(document.id()));
            if (!hits.more()) {
                break;
            }
            cursor = hits.items().getLast().cursor();
        }
        return ids;
    }
}

package pilotcity.portal.face.ogc.items;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Which part of all features a page is: behind a cursor, in front of one, or after so many. A cursor is as fast on the
 * last page as on the first and misses nothing that is written meanwhile, so where an offset ends cursors lead on.
 *
 * @param cursor the feature that the page is behind, or null
 * @param before the feature that it is in front of, or null
 * @param offset how many features are passed over, or null
 */
record ItemsPaging(
        int limit,
        @Nullable String cursor,
        @Nullable String before,
        @Nullable Integer offset) {
    static final int DEFAULT_LIMIT = 10;

    /** A larger limit is not refused; the page has the maximum size then. */
    static final int MOST = SearchQuery.MAX_LIMIT;

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String BEFORE = "before";
    static final String OFFSET = "offset";

    /** The parameters that say where a page is. */
    static final Set<String> PLACES = Set.of(CURSOR, BEFORE, OFFSET);

    static ItemsPaging read(QueryParameters given) {
        String cursor = given.find(CURSOR).orElse(null);
        String before = given.find(BEFORE).orElse(null);
        Integer offset = given.find(OFFSET)
                .map(text -> given.integer(OFFSET, 0, 0, SearchQuery.MOST_SKIPPED))
                .orElse(null);
        if (before != null && cursor != null) {
            throw Problem.field(BEFORE, "cannot be combined with " + CURSOR);
        }
        if (offset != null && (cursor != null || before != null)) {
            throw Problem.field(OFFSET, "cannot be combined with " + (cursor == null ? BEFORE : CURSOR));
        }
        return new ItemsPaging(limit(given), cursor, before, offset);
    }

    private static int limit(QueryParameters given) {
        String text = given.find(LIMIT).orElse(String.valueOf(DEFAULT_LIMIT));
        if (!text.matches("0*[1-9][0-9]*")) {
            throw Problem.field(LIMIT, "must be a whole number from 1 on, not '" + text + "'");
        }
        return text.length() > 9 ? MOST : Math.min(MOST, Integer.parseInt(text));
    }

    SearchQuery of(SearchQuery all) {
        return all.withPage(limit, cursor, before);
    }

    int skipped() {
        return offset == null ? 0 : offset;
    }

    /** What the address of the next page says instead of this one's place; empty where this is the last. */
    Optional<Map<String, String>> next(Hits hits) {
        boolean follows = before == null ? hits.more() : !hits.items().isEmpty();
        if (!follows || hits.items().isEmpty()) {
            return Optional.empty();
        }
        return offset != null && offset + limit <= SearchQuery.MOST_SKIPPED
                ? Optional.of(Map.of(OFFSET, String.valueOf(offset + limit)))
                : Optional.of(Map.of(CURSOR, hits.items().getLast().cursor()));
    }

    /** The same for the previous page; empty where this is the first. */
    Optional<Map<String, String>> previous(Hits hits) {
        if (offset != null) {
            return offset == 0 ? Optional.empty() : Optional.of(inFront(offset));
        }
        boolean any = !hits.items().isEmpty() && (cursor != null || (before != null && hits.more()));
        return any ? Optional.of(Map.of(BEFORE, hits.items().getFirst().cursor())) : Optional.empty();
    }

    /** A first page that is shorter ends where this one begins. */
    private Map<String, String> inFront(int from) {
        Map<String, String> place = new LinkedHashMap<>();
        place.put(OFFSET, String.valueOf(Math.max(0, from - limit)));
        if (from < limit) {
            place.put(LIMIT, String.valueOf(from));
        }
        return place;
    }
}

package pilotcity.index.search;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;

/**
 * One read, whatever protocol it came by.
 *
 * @param kinds singular names; empty for all kinds
 * @param text a person's words, or null; never parsed by a grammar that can fail
 * @param filter a condition that every hit fulfils, or null
 * @param near a point to measure distances from, or null
 * @param sort the order; empty for relevance when there is text, distance when there is a point, else each kind's own
 * @param limit how many hits, 0 to {@link #MAX_LIMIT}
 * @param after the cursor of a hit to go on behind, or null
 * @param before the cursor of a hit that the page ends in front of, or empty for a page at the end of the list; null
 *     for a page that begins at {@code after}
 * @param facets the fields to count values of, and how many values of each
 * @param highlight whether to mark the words in the fields they were found in
 * @param simulated whether documents that their kind sets aside are among those searched
 * @param total whether to count all matches
 * @param match how many of the words a hit has
 */
public record SearchQuery(
        Set<String> kinds,
        @Nullable String text,
        @Nullable Filter filter,
        @Nullable NearPoint near,
        List<SortStep> sort,
        int limit,
        @Nullable String after,
        @Nullable String before,
        List<FacetRequest> facets,
        boolean highlight,
        SimulatedDocuments simulated,
        boolean total,
        Duration timeout,
        WordMatch match) {

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    /**
     * How many hits {@link pilotcity.index.Index#search(SearchQuery, int)} passes over at most, for protocols that page
     * by offset.
     */
    public static final int MOST_SKIPPED = 100_000;

    public SearchQuery {
        kinds = Set.copyOf(kinds);
        sort = List.copyOf(sort);
        facets = List.copyOf(facets);
    }

    /** All documents of {@code kinds}, 20 at a time; change it with the {@code with…} methods. */
    public static SearchQuery of(String... kinds) {
        return new SearchQuery(
                Set.of(kinds),
                null,
                null,
                null,
                List.of(),
                20,
                null,
                null,
                List.of(),
                false,
                SimulatedDocuments.EXCLUDE,
                true,
                Duration.ofSeconds(10),
                WordMatch.ALL);
    }

    public SearchQuery withText(@Nullable String words) {
        return new SearchQuery(
                kinds, words, filter, near, sort, limit, after, before, facets, highlight, simulated, total, timeout,
                match);
    }

    public SearchQuery withFilter(@Nullable Filter condition) {
        return new SearchQuery(
                kinds, text, condition, near, sort, limit, after, before, facets, highlight, simulated, total, timeout,
                match);
    }

    public SearchQuery withNear(@Nullable NearPoint point) {
        return new SearchQuery(
                kinds, text, filter, point, sort, limit, after, before, facets, highlight, simulated, total, timeout,
                match);
    }

    public SearchQuery withSort(List<SortStep> order) {
        return new SearchQuery(
                kinds, text, filter, near, order, limit, after, before, facets, highlight, simulated, total, timeout,
                match);
    }

    /** The first {@code size} documents. */
    public SearchQuery withLimit(int size) {
        return withPage(size, null, null);
    }

    public SearchQuery withPage(int size, @Nullable String afterCursor, @Nullable String beforeCursor) {
        return new SearchQuery(
                kinds,
                text,
                filter,
                near,
                sort,
                size,
                afterCursor,
                beforeCursor,
                facets,
                highlight,
                simulated,
                total,
                timeout,
                match);
    }

    public SearchQuery withFacets(List<FacetRequest> counted) {
        return new SearchQuery(
                kinds, text, filter, near, sort, limit, after, before, counted, highlight, simulated, total, timeout,
                match);
    }

    public SearchQuery withHighlight(boolean marked) {
        return new SearchQuery(
                kinds, text, filter, near, sort, limit, after, before, facets, marked, simulated, total, timeout,
                match);
    }

    public SearchQuery withSimulated(SimulatedDocuments among) {
        return new SearchQuery(
                kinds, text, filter, near, sort, limit, after, before, facets, highlight, among, total, timeout, match);
    }

    public SearchQuery withTotal(boolean counted) {
        return new SearchQuery(
                kinds, text, filter, near, sort, limit, after, before, facets, highlight, simulated, counted, timeout,
                match);
    }

    public SearchQuery withTimeout(Duration longest) {
        return new SearchQuery(
                kinds, text, filter, near, sort, limit, after, before, facets, highlight, simulated, total, longest,
                match);
    }

    public SearchQuery withMatch(WordMatch asked) {
        return new SearchQuery(
                kinds, text, filter, near, sort, limit, after, before, facets, highlight, simulated, total, timeout,
                asked);
    }
}

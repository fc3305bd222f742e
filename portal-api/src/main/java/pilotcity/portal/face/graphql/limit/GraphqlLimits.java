package pilotcity.portal.face.graphql.limit;

import java.time.Duration;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.graphql.error.StatusCodeRules;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;

/**
 * How much one request may ask for. All but {@code timeout} are judged before anything is read.
 *
 * @param bodyBytes the largest POST body, bytes
 * @param depth how many fields may stand inside one another; introspection has a bound of its own (20)
 * @param documents how many documents may be read at most: the page size of a connection times what one item asks for,
 *     and ten for the search that finds them
 * @param fields how many values the answer may hold at most
 * @param tokens how many words and signs the query may have
 * @param fragments how many fragments the query may define; their validation costs more than their number
 * @param pageSize the page of a connection that gives neither {@code first} nor {@code last}
 * @param maxPageSize the largest page, at most {@link SearchQuery#MAX_LIMIT}
 * @param listItems how many ids, kinds or facets may be listed
 * @param conditions how many conditions and values one filter may have
 * @param timeout from arrival to answer
 * @param statuses which edition of the draft sets the status codes
 */
public record GraphqlLimits(
        int bodyBytes,
        int depth,
        int documents,
        int fields,
        int tokens,
        int fragments,
        int pageSize,
        int maxPageSize,
        int listItems,
        int conditions,
        Duration timeout,
        StatusCodeRules statuses) {

    /** Three levels of twenty fit; so does one list of a thousand. */
    public static final GraphqlLimits DEFAULT = new GraphqlLimits(
            256 * 1024,
            15,
            25_000,
            200_000,
            10_000,
            100,
            20,
            SearchQuery.MAX_LIMIT,
            100,
            256,
            Duration.ofSeconds(10),
            StatusCodeRules.CURRENT);

    public GraphqlLimits {
        if (maxPageSize > SearchQuery.MAX_LIMIT || pageSize > maxPageSize) {
            throw new IllegalArgumentException("page sizes must not exceed " + SearchQuery.MAX_LIMIT);
        }
    }

    /**
     * As the settings say.
     *
     * @param timeout from arrival to answer
     */
    public static GraphqlLimits of(Config config, Duration timeout) {
        boolean legacy = config.text(Setting.GRAPHQL_STATUSES).equals("legacy");
        return DEFAULT.withBodyBytes(config.integer(Setting.HTTP_MAX_BODY))
                .withStatuses(legacy ? StatusCodeRules.LEGACY : StatusCodeRules.CURRENT)
                .withTimeout(timeout);
    }

    /** The same limits for another size of body. */
    public GraphqlLimits withBodyBytes(int most) {
        return new GraphqlLimits(
                most,
                depth,
                documents,
                fields,
                tokens,
                fragments,
                pageSize,
                maxPageSize,
                listItems,
                conditions,
                timeout,
                statuses);
    }

    /** The same limits with the status codes of another edition. */
    public GraphqlLimits withStatuses(StatusCodeRules edition) {
        return new GraphqlLimits(
                bodyBytes,
                depth,
                documents,
                fields,
                tokens,
                fragments,
                pageSize,
                maxPageSize,
                listItems,
                conditions,
                timeout,
                edition);
    }

    /** The same limits with another time from arrival to answer. */
    public GraphqlLimits withTimeout(Duration longest) {
        return new GraphqlLimits(
                bodyBytes,
                depth,
                documents,
                fields,
                tokens,
                fragments,
                pageSize,
                maxPageSize,
                listItems,
                conditions,
                longest,
                statuses);
    }
}

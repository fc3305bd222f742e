package pilotcity.portal.face.feed;

import io.vertx.core.MultiMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/**
 * Where a feed is: the address that was asked, page by page.
 *
 * @param root scheme, host, port and path
 */
record FeedAddress(String root, MultiMap parameters) {
    static final String CURSOR = "cursor";

    private static final Set<String> PAGING = Set.of(CURSOR, "atLeast");
    private static final Set<String> OF_THE_FEED = Set.of(CURSOR, "atLeast", "limit", "lang");

    String first() {
        return with(query(PAGING));
    }

    String self() {
        String cursor = parameters.get(CURSOR);
        return cursor == null ? first() : page(cursor);
    }

    String page(String cursor) {
        String query = query(PAGING);
        return with((query.isEmpty() ? "" : query + "&") + CURSOR + "=" + UrlEncoding.query(cursor));
    }

    private String with(String query) {
        return query.isEmpty() ? root : root + "?" + query;
    }

    /** The conditions alone, as results pages take them. */
    String conditions() {
        return query(OF_THE_FEED);
    }

    private String query(Set<String> without) {
        return StreamSupport.stream(parameters.spliterator(), false)
                .filter(entry -> !without.contains(entry.getKey()) && !InvisibleCharacters.isBlank(entry.getValue()))
                .map(entry -> UrlEncoding.query(entry.getKey()) + "=" + UrlEncoding.query(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }
}

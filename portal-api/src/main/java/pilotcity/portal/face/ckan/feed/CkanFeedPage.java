package pilotcity.portal.face.ckan.feed;

import java.util.Map;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/**
 * A feed.
 *
 * @param path from the portal's root
 * @param title what it is of, or empty
 * @param query what its address has behind the path, but for the page
 */
record CkanFeedPage(String path, String title, Map<String, String> query) {
    /** The address of a page; the first has no number. */
    String address(String base, int page) {
        StringBuilder address = new StringBuilder(base + path);
        query.forEach((name, value) -> add(address, name, value));
        if (page > 1) {
            add(address, "page", String.valueOf(page));
        }
        return address.toString();
    }

    private static void add(StringBuilder address, String name, String value) {
        address.append(address.indexOf("?") < 0 ? '?' : '&')
                .append(UrlEncoding.query(name))
                .append('=')
                .append(UrlEncoding.query(value));
    }
}

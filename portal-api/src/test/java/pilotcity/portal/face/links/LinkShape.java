package pilotcity.portal.face.links;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes two links the same link with another value: a crawl follows a few of each. Every kind, every order and
 * every field to narrow by is a shape of its own.
 */
final class LinkShape {
    private static final String DOCUMENTS =
            "/(records|referrals|places|pilots|projects|organisations|categories|datasets"
                    + "|campaigns|dataset|follow|media|items)/[^/.?]+";

    private LinkShape() {}

    static String of(String address) {
        URI uri = URI.create(address);
        String path = uri.getPath().replaceAll(DOCUMENTS, "/$1/*").replaceAll("/[0-9]+(?=/|\\.|$)", "/0");
        Map<String, String> query = query(uri);
        String kind = query.getOrDefault("kind", "") + query.getOrDefault("tab", "");
        String sort = query.getOrDefault("sort", "");
        TreeSet<String> others = new TreeSet<>(query.keySet());
        others.removeAll(java.util.List.of("kind", "tab", "sort", "q", "simulated", "lang", "as"));
        boolean whole = path.contains("/export/") || path.startsWith("/feeds") || path.startsWith("/tiles");
        if (whole || path.endsWith("/graphiql")) {
            return path + (query.isEmpty() ? "" : "?");
        }
        if (path.endsWith("/map.json") || path.endsWith("/api/search")) {
            return path + "?" + kind + (others.isEmpty() ? "" : "&");
        }
        if (kind.contains(",")) {
            return path + "?kinds" + (others.isEmpty() ? "" : "&") + (sort.isEmpty() ? "" : "ordered");
        }
        if (kind.isEmpty() && !sort.isEmpty()) {
            return path + "?ordered";
        }
        String narrowed = others.size() > 1 ? "several" : others.toString();
        String by = others.isEmpty() ? sort : sort.isEmpty() ? "" : "ordered";
        return path + "?" + kind + "&" + by + "&" + narrowed + query.getOrDefault("f", "");
    }

    /** Names and values; several of one name are joined. */
    static Map<String, String> query(URI uri) {
        Map<String, String> query = new TreeMap<>();
        String text = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String part : text.split("&")) {
            String[] pair = part.split("=", 2);
            if (pair.length == 2 && !pair[1].isEmpty()) {
                query.merge(
                        decoded(pair[0]),
                        decoded(pair[1]),
                        (one, other) -> one.contains(",") ? one : one + "," + other);
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

package pilotcity.portal.face.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import pilotcity.index.kind.Kind;

/** Where things are. */
final class Addresses {
    private Addresses() {}

    /** The page of one document; {@code /api} in front of it is the document itself. */
    static String of(Kind<?> kind, String id) {
        return "/" + kind.plural() + "/" + encode(id).replace("+", "%20");
    }

    /** The list of those of {@code kind} whose {@code field} holds {@code value}. */
    static String list(String kind, String field, String value) {
        return "/search?kind=" + encode(kind) + "&" + encode(field) + "=" + encode(value);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

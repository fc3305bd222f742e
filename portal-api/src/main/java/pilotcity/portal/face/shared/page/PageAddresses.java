package pilotcity.portal.face.shared.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.problem.Problem;

/** Addresses of document and list pages. */
public final class PageAddresses {
    private PageAddresses() {}

    /** The page of one document; {@code /api} in front of it is the document itself. */
    public static String of(Kind<?> kind, String id) {
        return "/" + kind.plural() + "/" + UrlEncoding.segment(id);
    }

    /** The list of those of {@code kind} whose {@code field} holds {@code value}. */
    public static String list(String kind, String field, String value) {
        return "/search?kind=" + UrlEncoding.query(kind) + "&" + UrlEncoding.query(field) + "="
                + UrlEncoding.query(value);
    }

    /** @throws pilotcity.portal.kernel.problem.Problem when it is not encoded as addresses are */
    public static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the address cannot be read");
        }
    }
}

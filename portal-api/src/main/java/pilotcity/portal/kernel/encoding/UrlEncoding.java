package pilotcity.portal.kernel.encoding;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes texts as parts of addresses. */
public final class UrlEncoding {
    private UrlEncoding() {}

    /** A name or value of a query or form (WHATWG URL, application/x-www-form-urlencoded): a space is a plus. */
    public static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A segment of a path (RFC 3986, clause 3.3), where a plus is a plus. */
    public static String segment(String text) {
        return query(text).replace("+", "%20");
    }

    /** What a segment of a path stands for, as {@link #segment} wrote it. */
    public static String ofSegment(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

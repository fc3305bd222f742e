package pilotcity.portal.face.dcat.graph;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as RDF may hold them: what somebody typed into a description can hold a space, or worse. */
final class IriEncoder {
    /** What no IRI has (RFC 3987, clause 2.2), in any serialisation. */
    private static final Pattern UNWRITABLE = Pattern.compile(
            "[\\x00-\\x20<>\"{}|\\\\^`\\x7F-\\x9F]|%(?![0-9A-Fa-f]{2})|[\\x{D800}-\\x{DFFF}]|[\\uFFF0-\\uFFFF]");

    private IriEncoder() {}

    /** {@code uri} with everything percent-encoded that cannot stand there. */
    static String written(String uri) {
        return UNWRITABLE.matcher(uri).replaceAll(found -> Matcher.quoteReplacement(encoded(found.group())));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(each & 0xFF));
        }
        return encoded.toString();
    }
}

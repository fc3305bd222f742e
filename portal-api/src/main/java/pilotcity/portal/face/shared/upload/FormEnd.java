package pilotcity.portal.face.shared.upload;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last bytes of a form, which must have its closing line (RFC 2046, clause 5.1.1): without it a part is cut off. */
final class FormEnd {
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary=(?:\"([^\"]+)\"|([^;\\s]+))");

    /** Room for the longest boundary and some lines behind it. */
    private static final int KEPT = 256;

    private final String line;
    private Buffer last = Buffer.buffer();

    private FormEnd(String line) {
        this.line = line;
    }

    /** Whether the body says that it is a form with files, and where its parts end. */
    static boolean isForm(HttpServerRequest request) {
        String type = type(request);
        return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
                && BOUNDARY.matcher(type).find();
    }

    private static String type(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_TYPE), "");
    }

    static FormEnd of(HttpServerRequest request) {
        Matcher boundary = BOUNDARY.matcher(type(request));
        String name = boundary.find() ? boundary.group(boundary.group(1) == null ? 2 : 1) : "";
        return new FormEnd("--" + name + "--");
    }

    void add(Buffer bytes) {
        Buffer joined =
                Buffer.buffer(last.length() + bytes.length()).appendBuffer(last).appendBuffer(bytes);
        last = joined.slice(Math.max(0, joined.length() - KEPT), joined.length());
    }

    boolean isThere() {
        return last.toString(StandardCharsets.ISO_8859_1).contains(line);
    }
}

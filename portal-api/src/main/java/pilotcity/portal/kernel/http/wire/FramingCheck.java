package pilotcity.portal.kernel.http.wire;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the header fields of a request must say before it can be read at all. */
public final class FramingCheck {
    /** RFC 3986, clause 3.2, without user information. */
    private static final Pattern HOST = Pattern.compile(
            "(?:(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2}){0,255}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::([0-9]{0,5}))?");

    private static final int HIGHEST_PORT = 65_535;

    private FramingCheck() {}

    /** What is wrong with it; the connection cannot be used after that. */
    public static Optional<String> findFault(HttpServerRequest request) {
        String path = request.path();
        if (path == null || path.isEmpty()) {
            return Optional.of("the target of the request has no path");
        }
        boolean old = request.version() == HttpVersion.HTTP_1_0;
        if (!old && request.version() != HttpVersion.HTTP_1_1) {
            return Optional.empty();
        }
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.size() != 1 && !(old && hosts.isEmpty())) {
            return Optional.of("one Host is needed, not " + hosts.size());
        }
        if (!hosts.stream().allMatch(FramingCheck::isHost)) {
            return Optional.of("Host must be a name or an address, and perhaps a port");
        }
        List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        boolean usual = codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase("chunked");
        return codings.isEmpty() || (usual && !old)
                ? Optional.empty()
                : Optional.of("Transfer-Encoding must be chunked, and nothing else (RFC 9112, clause 6.1)");
    }

    private static boolean isHost(String given) {
        var host = HOST.matcher(given.strip());
        return host.matches()
                && (host.group(1) == null
                        || host.group(1).isEmpty()
                        || Integer.parseInt(host.group(1)) <= HIGHEST_PORT);
    }
}

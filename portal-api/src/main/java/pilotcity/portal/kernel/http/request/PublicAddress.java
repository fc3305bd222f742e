package pilotcity.portal.kernel.http.request;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;

/**
 * Scheme, host and port that links in answers begin with. Without a configured address it is this machine's, since
 * caches would keep links with a forged {@code Host}.
 */
public record PublicAddress(String configured) {
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    public static PublicAddress of(Config config) {
        return new PublicAddress(config.text(Setting.HTTP_PUBLIC_URL).replaceFirst("/$", ""));
    }

    /** Without a slash at the end. */
    public String of(RoutingContext context) {
        if (!configured.isEmpty()) {
            return configured;
        }
        HostAndPort asked = context.request().authority();
        if (asked != null && asked.port() > 0 && OF_THIS_MACHINE.contains(asked.host())) {
            return "http://" + asked.host() + ":" + asked.port();
        }
        return "http://localhost:" + context.request().localAddress().port();
    }
}

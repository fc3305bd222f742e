package pilotcity.portal.kernel.oidc;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;

/** A real OpenID Connect issuer, and a portal where people sign in with it; one of each for all tests. */
final class TestIssuer {
    static final String ISSUER = "city";
    static final String AUDIENCE = "https://portal.example";
    static final String CLIENT = "portal-pages";
    static final List<Map<String, Object>> GRANTS = List.of(
            Map.of("type", "another-service", "anything", List.of(1)),
            Map.of("type", "pilotcity", "actions", List.of("accept", "resolve"), "organisations", List.of("GZ-URBAN")));

    private static MockOAuth2Server server;
    private static TestPortal portal;

    private TestIssuer() {}

    static synchronized MockOAuth2Server server() {
        if (server == null) {
            server = new MockOAuth2Server();
            server.start();
            Path data = TestPortal.temporaryFolder();
            Config config = TestPortal.config(data)
                    .with(Setting.ACCESS_OIDC_ISSUER, server.issuerUrl(ISSUER).toString())
                    .with(Setting.ACCESS_OIDC_AUDIENCE, AUDIENCE)
                    .with(Setting.ACCESS_OIDC_CLIENT_ID, CLIENT)
                    .with(Setting.ACCESS_OIDC_CLIENT_SECRET, "a secret & more")
                    .with(Setting.ACCESS_OIDC_SCOPE, "openid profile")
                    .with(Setting.ACCESS_OIDC_RESOURCE, AUDIENCE);
            portal = TestPortal.start(FeatureRegistry.STANDARD, data, config);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                portal.close();
                server.shutdown();
                TestPortal.delete(data);
            }));
        }
        return server;
    }

    static synchronized TestPortal portal() {
        server();
        return portal;
    }
}

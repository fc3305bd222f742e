package pilotcity.portal.kernel.oidc;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.SharedPortal;
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

    private static final SharedPortal PORTAL = new SharedPortal(TestIssuer::start);
    private static @Nullable MockOAuth2Server server;

    private TestIssuer() {}

    static synchronized MockOAuth2Server server() {
        if (server == null) {
            server = new MockOAuth2Server();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        }
        return server;
    }

    static TestPortal portal() {
        return PORTAL.get();
    }

    private static TestPortal start(Path data) {
        Config config = TestPortal.config(data)
                .with(Setting.ACCESS_OIDC_ISSUER, server().issuerUrl(ISSUER).toString())
                .with(Setting.ACCESS_OIDC_AUDIENCE, AUDIENCE)
                .with(Setting.ACCESS_OIDC_CLIENT_ID, CLIENT)
                .with(Setting.ACCESS_OIDC_CLIENT_SECRET, "a secret & more")
                .with(Setting.ACCESS_OIDC_SCOPE, "openid profile")
                .with(Setting.ACCESS_OIDC_RESOURCE, AUDIENCE);
        return TestPortal.start(FeatureRegistry.STANDARD, data, config);
    }
}

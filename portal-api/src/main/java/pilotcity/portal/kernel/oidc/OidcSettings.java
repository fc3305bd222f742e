package pilotcity.portal.kernel.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;

/**
 * The outside issuer as it is configured.
 *
 * @param jwks address or file of its keys, a relative one from the portal's folder; empty for what its discovery
 *     document says
 * @param resource the parameter that says what its tokens are for; empty where the issuer does not need it
 * @param clientId what it calls the portal; empty when sign-in with it is off
 */
public record OidcSettings(
        String issuer,
        String jwks,
        String audience,
        String clientId,
        String clientSecret,
        String scope,
        Map<String, String> resource,
        String claim) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws ConfigException when it cannot be used */
    public static Optional<OidcSettings> find(Config config) {
        OidcSettings settings = new OidcSettings(
                config.text(Setting.ACCESS_OIDC_ISSUER),
                config.text(Setting.ACCESS_OIDC_JWKS),
                config.text(Setting.ACCESS_OIDC_AUDIENCE),
                config.text(Setting.ACCESS_OIDC_CLIENT_ID),
                config.text(Setting.ACCESS_OIDC_CLIENT_SECRET),
                config.text(Setting.ACCESS_OIDC_SCOPE),
                resource(config),
                config.text(Setting.ACCESS_OIDC_CLAIM));
        if (settings.issuer.isEmpty()) {
            return Optional.empty();
        }
        requireSafe(settings.issuer, Setting.ACCESS_OIDC_ISSUER);
        if (settings.audience.isEmpty()) {
            throw new ConfigException(Setting.ACCESS_OIDC_AUDIENCE.key() + " must be set with "
                    + Setting.ACCESS_OIDC_ISSUER.key() + ": tokens for others are not for this portal");
        }
        if (!List.of(settings.scope.split(" ")).contains("openid")) {
            throw new ConfigException(Setting.ACCESS_OIDC_SCOPE.key() + " must have 'openid' among its words, not '"
                    + settings.scope + "'");
        }
        if (settings.isJwksAddress()) {
            requireSafe(settings.jwks, Setting.ACCESS_OIDC_JWKS);
        }
        return Optional.of(settings);
    }

    private static Map<String, String> resource(Config config) {
        String resource = config.text(Setting.ACCESS_OIDC_RESOURCE);
        String parameter = config.text(Setting.ACCESS_OIDC_RESOURCE_PARAMETER);
        if (!Set.of("resource", "audience").contains(parameter)) {
            throw new ConfigException(Setting.ACCESS_OIDC_RESOURCE_PARAMETER.key()
                    + " must be 'resource' or 'audience', not '" + parameter + "'");
        }
        return resource.isEmpty() ? Map.of() : Map.of(parameter, resource);
    }

    boolean isJwksAddress() {
        return jwks.contains("://");
    }

    /** Whether people can sign in with it. */
    public boolean isClient() {
        return !clientId.isEmpty();
    }

    private static void requireSafe(String url, Setting setting) {
        if (!isSafe(url)) {
            throw new ConfigException(
                    setting.key() + " must be an https:// address, or http:// on this machine, not '" + url + "'");
        }
    }

    /** Whether the connection authenticates the issuer. */
    static boolean isSafe(String url) {
        try {
            URI uri = new URI(url);
            String host = String.valueOf(uri.getHost());
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }
}

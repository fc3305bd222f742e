package pilotcity.portal.kernel.oidc;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.kernel.token.TestTokens.grant;
import static pilotcity.portal.kernel.token.TestTokens.mint;
import static pilotcity.portal.kernel.token.TestTokens.minted;
import static pilotcity.portal.kernel.token.TestTokens.order;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.authentication.TokenCommands;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.token.TokenForger;

/** A portal that takes the tokens of a real OpenID Connect issuer, too, and lets people sign in there. */
class OutsideIssuerTest {
    private static final String ISSUER = TestIssuer.ISSUER;
    private static final String AUDIENCE = TestIssuer.AUDIENCE;
    private static final List<Map<String, Object>> GRANTS = TestIssuer.GRANTS;

    private static final MockOAuth2Server issuer = TestIssuer.server();
    private static final TestPortal portal = TestIssuer.portal();

    private static String token(String from, String audience, Map<String, Object> claims, long seconds) {
        return issuer.issueToken(
                        from,
                        "client",
                        new DefaultOAuth2TokenCallback(from, "alice", "JWT", List.of(audience), claims, seconds))
                .serialize();
    }

    private static String token() {
        return token(ISSUER, AUDIENCE, Map.of("authorization_details", GRANTS), 600);
    }

    private static HttpResponse<String> list(String token) {
        return portal.get("/api/tokens", "Authorization", "Bearer " + token);
    }

    @Test
    void itsTokensCountWithTheGrantsThatAreMeantForUs() {
        String token = token();
        assertThat(list(token).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = mint(portal, token, order(grant("actions", List.of("accept"))));
        assertThat(answer.statusCode()).as("no organisation").isEqualTo(403);
        JsonObject narrow = grant("actions", List.of("accept"), "organisations", List.of("GZ-URBAN"));
        HttpResponse<String> child = mint(portal, token, order(narrow).put("subject", "desk"));
        assertThatJson(child.body()).node("subject").isEqualTo(issuer.issuerUrl(ISSUER) + "#alice/desk");
        assertThat(list(minted(child)).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenOfItsCanBeRevokedHereWithWhatCameFromIt() {
        String token = token();
        JsonObject narrow = grant("actions", List.of("accept"), "organisations", List.of("GZ-URBAN"));
        String child = minted(mint(portal, token, order(narrow)));
        String id = issuer.issuerUrl(ISSUER) + "#"
                + UnverifiedToken.parse(token).claims().getString("jti");
        new TokenCommands(portal.service().node().access())
                .run(new JsonObject().put("do", "revoke").put("id", id).encode(), line -> {});
        assertThat(list(token).statusCode()).isEqualTo(401);
        assertThat(list(child).statusCode()).isEqualTo(401);
        assertThat(list(token()).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenWithoutAnIdIsRevokedByItsFingerprint() {
        Map<String, Object> claims = new HashMap<>(Map.of("authorization_details", GRANTS));
        claims.put("jti", null);
        String token = token(ISSUER, AUDIENCE, claims, 600);
        String other = token(ISSUER, AUDIENCE, claims, 700);
        UnverifiedToken read = UnverifiedToken.parse(token);
        assertThat(read.claims().fieldNames()).doesNotContain("jti");
        assertThat(list(token).statusCode()).isEqualTo(200);
        String id = issuer.issuerUrl(ISSUER) + "#" + read.fingerprint();
        new TokenCommands(portal.service().node().access())
                .run(new JsonObject().put("do", "revoke").put("id", id).encode(), line -> {});
        assertThat(list(token).statusCode()).isEqualTo(401);
        assertThat(list(other).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenWithoutOurClaimIsSomebodyWhoMayDoNothing() {
        String token = token(ISSUER, AUDIENCE, Map.of(), 600);
        assertThat(list(token).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = mint(portal, token, order(grant("actions", List.of("accept"))));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThatJson(answer.body()).node("detail").asString().contains("no grants");
    }

    @Test
    void othersTokensAreRefused() {
        Map<String, Object> claims = Map.of("authorization_details", GRANTS);
        refused("another audience", token(ISSUER, "https://other.example", claims, 600));
        refused("expired", token(ISSUER, AUDIENCE, claims, -120));
        refused("another issuer", token("village", AUDIENCE, claims, 600));
        refused(
                "wrong grants",
                token(
                        ISSUER,
                        AUDIENCE,
                        Map.of("authorization_details", List.of(Map.of("type", "pilotcity", "verbs", 1))),
                        600));
        String genuine = token();
        String stranger = "https://stranger.example";
        JsonObject header = new JsonObject().put("alg", "ES256").put("typ", "JWT");
        JsonObject payload = UnverifiedToken.parse(genuine).claims();
        refused(
                "a foreign key",
                foreign(header.copy().put("kid", UnverifiedToken.parse(genuine).kid()), payload));
        refused("a foreign key without a name", foreign(header, payload));
        refused("an issuer that nobody knows", foreign(header, payload.copy().put("iss", stranger)));
        refused(
                "our own name",
                new TokenForger(portal.service().node().access().keys().own())
                        .own(header.copy().put("kid", "x"), payload));
        refused("another type", foreign(header.copy().put("typ", "logout+jwt"), payload));
        refused("another signature", genuine.substring(0, genuine.lastIndexOf('.') + 1) + "A".repeat(342));
    }

    private static String foreign(JsonObject header, JsonObject claims) {
        return TokenForger.signed(
                header.encode(), claims.encode(), TokenForger.foreignKey(), "SHA256withECDSAinP1363Format");
    }

    private static void refused(String name, String token) {
        HttpResponse<String> answer = list(token);
        assertThat(answer.statusCode()).as(name + " " + answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .contains("invalid_token");
    }

    @Test
    void itsKeysCanLieInAFile() throws Exception {
        HttpResponse<String> keys = TestPortal.newClient()
                .send(
                        HttpRequest.newBuilder(URI.create(issuer.jwksUrl(ISSUER).toString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Path folder = TestPortal.temporaryFolder();
        try {
            Path file = Files.writeString(folder.resolve("keys.json"), keys.body());
            Config config = TestPortal.config(folder)
                    .with(Setting.ACCESS_OIDC_ISSUER, issuer.issuerUrl(ISSUER).toString())
                    .with(Setting.ACCESS_OIDC_AUDIENCE, AUDIENCE)
                    .with(Setting.ACCESS_OIDC_JWKS, file.toString());
            try (TestPortal other = TestPortal.start(FeatureRegistry.STANDARD, folder, config)) {
                assertThat(other.get("/api/tokens", "Authorization", "Bearer " + token())
                                .statusCode())
                        .isEqualTo(200);
                assertThat(other.get("/sign-in/start").statusCode()).isEqualTo(404);
            }
        } finally {
            TestPortal.delete(folder);
        }
    }
}

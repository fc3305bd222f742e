package pilotcity.portal.kernel.access;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.kernel.access.TestTokens.grant;
import static pilotcity.portal.kernel.access.TestTokens.mint;
import static pilotcity.portal.kernel.access.TestTokens.minted;
import static pilotcity.portal.kernel.access.TestTokens.order;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.Config;
import pilotcity.portal.Portal;
import pilotcity.portal.Setting;
import pilotcity.portal.TestPortal;

/** A portal that takes the tokens of a real OpenID Connect issuer, too, and lets people sign in there. */
class OutsideIssuerTest {
    private static final Path DATA = TestPortal.temporaryFolder();
    private static final String ISSUER = "city";
    private static final String AUDIENCE = "https://portal.example";
    private static final String CLIENT = "portal-pages";
    private static final List<Map<String, Object>> GRANTS = List.of(
            Map.of("type", "another-service", "anything", List.of(1)),
            Map.of("type", "pilotcity", "actions", List.of("accept", "resolve"), "organisations", List.of("GZ-URBAN")));

    private static MockOAuth2Server issuer;
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        issuer = new MockOAuth2Server();
        issuer.start();
        Config config = TestPortal.config(DATA)
                .with(Setting.ACCESS_OIDC_ISSUER, issuer.issuerUrl(ISSUER).toString())
                .with(Setting.ACCESS_OIDC_AUDIENCE, AUDIENCE)
                .with(Setting.ACCESS_OIDC_CLIENT_ID, CLIENT)
                .with(Setting.ACCESS_OIDC_CLIENT_SECRET, "a secret & more");
        portal = TestPortal.start(Portal.STANDARD, DATA, config);
    }

    @AfterAll
    static void stop() {
        portal.close();
        issuer.shutdown();
        TestPortal.delete(DATA);
    }

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
        String id =
                issuer.issuerUrl(ISSUER) + "#" + RawToken.parse(token).claims().getString("jti");
        new TokenCommands(portal.service().node().access())
                .run(new JsonObject().put("do", "revoke").put("id", id).encode(), line -> {});
        assertThat(list(token).statusCode()).isEqualTo(401);
        assertThat(list(child).statusCode()).isEqualTo(401);
        assertThat(list(token()).statusCode()).isEqualTo(200);
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
        JsonObject payload = RawToken.parse(genuine).claims();
        refused(
                "a foreign key",
                foreign(header.copy().put("kid", RawToken.parse(genuine).kid()), payload));
        refused("a foreign key without a name", foreign(header, payload));
        refused("an issuer that nobody knows", foreign(header, payload.copy().put("iss", stranger)));
        refused(
                "our own name",
                new Forge(portal.service().node().access().keys().own())
                        .own(header.copy().put("kid", "x"), payload));
        refused("another type", foreign(header.copy().put("typ", "logout+jwt"), payload));
        refused("another signature", genuine.substring(0, genuine.lastIndexOf('.') + 1) + "A".repeat(342));
    }

    private static String foreign(JsonObject header, JsonObject claims) {
        return Forge.signed(header.encode(), claims.encode(), Forge.foreignKey(), "SHA256withECDSAinP1363Format");
    }

    private static void refused(String name, String token) {
        HttpResponse<String> answer = list(token);
        assertThat(answer.statusCode()).as(name + " " + answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .contains("invalid_token");
    }

    @Test
    void peopleSignInThereAndComeBackWithACookie() throws Exception {
        issuer.enqueueCallback(new DefaultOAuth2TokenCallback(
                ISSUER, "alice", "JWT", List.of(AUDIENCE, CLIENT), Map.of("authorization_details", GRANTS), 600));
        HttpResponse<String> start = portal.get("/sign-in/start?next=/search%3Fq%3D1");
        assertThat(start.statusCode()).isEqualTo(303);
        String address = start.headers().firstValue("location").orElseThrow();
        assertThat(address)
                .startsWith(issuer.authorizationEndpointUrl(ISSUER).toString())
                .contains("code_challenge_method=S256", "scope=openid", "client_id=" + CLIENT);
        String back = follow(address);
        assertThat(back).startsWith(portal.url() + "/sign-in/callback?");
        String path = back.substring(portal.url().length());
        assertThat(portal.get(path).statusCode()).as("another browser").isEqualTo(400);
        assertThat(portal.get(path.replaceAll("state=[^&]+", "state=x"), "Cookie", cookies(start))
                        .statusCode())
                .as("another attempt")
                .isEqualTo(400);
        HttpResponse<String> done = portal.get(path, "Cookie", cookies(start));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(done.headers().firstValue("location")).contains("/search?q=1");
        assertThat(portal.get("/api/tokens", "Cookie", cookies(done)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anIdentityTokenOfAnotherSignInIsRefused() throws Exception {
        HttpResponse<String> first = portal.get("/sign-in/start");
        String back = follow(first.headers().firstValue("location").orElseThrow());
        SignIn.Attempt kept = SignIn.Attempt.read(cookies(first).split("=", 2)[1]);
        SignIn.Attempt other = new SignIn.Attempt(kept.state(), "another nonce", kept.verifier(), "/");
        HttpResponse<String> done =
                portal.get(back.substring(portal.url().length()), "Cookie", "portal_sign_in=" + other.written());
        assertThat(done.statusCode()).isEqualTo(401);
        assertThat(done.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("portal_session="));
    }

    @Test
    void theIssuersRefusalIsTold() {
        HttpResponse<String> start = portal.get("/sign-in/start");
        HttpResponse<String> back =
                portal.get("/sign-in/callback?error=access_denied&state=x", "Cookie", cookies(start));
        assertThat(back.statusCode()).isEqualTo(403);
        assertThatJson(back.body()).node("detail").asString().contains("access_denied");
    }

    @Test
    void itsKeysCanLieInAFile() throws Exception {
        HttpResponse<String> keys = HttpClient.newHttpClient()
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
            try (TestPortal other = TestPortal.start(Portal.STANDARD, folder, config)) {
                assertThat(other.get("/api/tokens", "Authorization", "Bearer " + token())
                                .statusCode())
                        .isEqualTo(200);
                assertThat(other.get("/sign-in/start").statusCode()).isEqualTo(404);
            }
        } finally {
            TestPortal.delete(folder);
        }
    }

    /** What a browser does at the issuer, which asks nothing. */
    private static String follow(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .filter(cookie -> !cookie.endsWith("="))
                .collect(Collectors.joining("; "));
    }
}

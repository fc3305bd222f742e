package pilotcity.portal.kernel.oidc;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pilotcity.portal.kernel.oidc.TestIssuer.AUDIENCE;
import static pilotcity.portal.kernel.oidc.TestIssuer.CLIENT;
import static pilotcity.portal.kernel.oidc.TestIssuer.GRANTS;
import static pilotcity.portal.kernel.oidc.TestIssuer.ISSUER;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.problem.Problem;

/** Signing in with a real OpenID Connect issuer, and all the ways in which that fails. */
class OidcSignInTest {
    private static final String HTML = "text/html";

    private final MockOAuth2Server issuer = TestIssuer.server();
    private final TestPortal portal = TestIssuer.portal();

    private void enqueue(long seconds, Map<String, Object> claims) {
        issuer.enqueueCallback(
                new DefaultOAuth2TokenCallback(ISSUER, "alice", "JWT", List.of(AUDIENCE, CLIENT), claims, seconds));
    }

    private static Map<String, Object> claims(String name, Object value) {
        Map<String, Object> claims = new HashMap<>(Map.of("authorization_details", GRANTS));
        claims.put(name, value);
        return claims;
    }

    @Test
    void peopleSignInThereAndComeBackWithACookie() throws Exception {
        enqueue(600, claims("jti", null));
        HttpResponse<String> start = portal.get("/sign-in/start?next=/search%3Fq%3D1");
        assertThat(start.statusCode()).isEqualTo(303);
        String address = start.headers().firstValue("location").orElseThrow();
        assertThat(address)
                .startsWith(issuer.authorizationEndpointUrl(ISSUER).toString())
                .contains(
                        "code_challenge_method=S256",
                        "scope=openid+profile",
                        "client_id=" + CLIENT,
                        "&resource=https%3A%2F%2Fportal.example");
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
    void whatTheIssuerGivesMustBeOfThisAttempt() throws Exception {
        assertUnproven(600, claims("nonce", "another"));
        assertUnproven(600, claims("at_hash", "AAAAAAAAAAAAAAAAAAAAAA"));
        assertUnproven(600, claims("iat", 4_000_000_000L));
        assertUnproven(600, claims("nbf", 4_000_000_000L));
        assertUnproven(-120, claims("name", "late"));
        enqueue(600, Map.of());
        assertThat(failed(finish(""))).isEqualTo("/sign-in?failed=nothing-allowed&next=%2F");
    }

    private void assertUnproven(long seconds, Map<String, Object> claims) throws Exception {
        enqueue(seconds, claims);
        HttpResponse<String> done = finish("");
        assertThat(failed(done)).as(claims.toString()).isEqualTo("/sign-in?failed=unproven&next=%2F");
        assertThat(done.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("portal_session="));
    }

    @Test
    void anAnswerOfAnotherIssuerIsNotTaken() throws Exception {
        enqueue(600, claims("name", "alice"));
        String ours = issuer.issuerUrl(ISSUER).toString();
        assertThat(failed(finish("&iss=" + TestPortal.encode(ours)))).isEqualTo("/");
        assertThat(failed(finish("&iss=https%3A%2F%2Fevil.example"))).isEqualTo("/sign-in?failed=interrupted&next=%2F");
    }

    /** From the start to the answer, as a browser goes. */
    private HttpResponse<String> finish(String more) throws Exception {
        HttpResponse<String> start = portal.get("/sign-in/start");
        String back = follow(start.headers().firstValue("location").orElseThrow());
        return portal.get(back.substring(portal.url().length()) + more, "Cookie", cookies(start), "Accept", HTML);
    }

    private static String failed(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, denied, 403",
        "consent_required, denied, 403",
        "temporarily_unavailable, away, 503",
        "invalid_scope, settings, 503",
        "<b>, settings, 503",
    })
    void theIssuersRefusalIsTold(String error, String code, int status) {
        HttpResponse<String> start = portal.get("/sign-in/start?next=/en/desk");
        String location = start.headers().firstValue("location").orElseThrow();
        String state = location.replaceAll(".*[?&]state=([^&]+).*", "$1");
        String path = "/sign-in/callback?error=" + TestPortal.encode(error) + "&state=";
        HttpResponse<String> program = portal.get(path + state, "Cookie", cookies(start));
        assertThat(program.statusCode()).isEqualTo(status);
        assertThatJson(program.body())
                .node("detail")
                .asString()
                .doesNotContain("<")
                .contains("the outside issuer says");
        HttpResponse<String> person = portal.get(path + state, "Cookie", cookies(start), "Accept", HTML);
        assertThat(failed(person)).isEqualTo("/en/sign-in?failed=" + code + "&next=%2Fen%2Fdesk");
        HttpResponse<String> planted = portal.get(path + "x", "Cookie", cookies(start), "Accept", HTML);
        assertThat(failed(planted)).contains("failed=interrupted");
        assertThat(failed(portal.get(path + state, "Accept", HTML))).isEqualTo("/sign-in?failed=interrupted&next=%2F");
    }

    @ParameterizedTest
    @EnumSource(SignInFailure.class)
    void everyFailureHasAPageInBothLanguages(SignInFailure failure) {
        for (String language : List.of("", "/en")) {
            HttpResponse<String> page = portal.get(language + "/sign-in?failed=" + failure.code());
            assertThat(page.statusCode()).isEqualTo(failure.status());
            assertThat(page.body())
                    .contains("role=\"alert\"", "/sign-in/start", "name=\"token\"")
                    .contains(language.isEmpty() ? "没能登录" : "You are not signed in");
            assertThat(page.body().replaceAll("(?s).*role=.alert.>(.*?)</div>.*", "$1"))
                    .hasSizeGreaterThan(60)
                    .doesNotContain("signInFailed");
        }
        assertThat(portal.get("/sign-in?failed=%3Cb%3E").body()).doesNotContain("role=\"alert\"");
    }

    @Test
    @SuppressWarnings("try") // its port has to be free again while the test runs
    void anIssuerThatIsAwayIsSaidToBe() throws IOException {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket closed = new ServerSocket(0)) {
            String address = "http://localhost:" + closed.getLocalPort();
            closed.close();
            OidcSettings settings = OidcSettings.find(TestPortal.config(Path.of("nowhere"))
                            .with(Setting.ACCESS_OIDC_ISSUER, address)
                            .with(Setting.ACCESS_OIDC_AUDIENCE, AUDIENCE)
                            .with(Setting.ACCESS_OIDC_CLIENT_ID, CLIENT))
                    .orElseThrow();
            IssuerClient client = new IssuerClient(vertx);
            OidcSignIn signIn = new OidcSignIn(new OutsideIssuer(vertx, settings, TestPortal.home(), client), client);
            assertThatThrownBy(() -> Await.get(signIn.address(OidcSignIn.begin("/"), portal.url())))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(SignInFailure.of(problem)).isEqualTo(SignInFailure.AWAY));
        } finally {
            Await.get(vertx.close());
        }
    }

    /** What a browser does at the issuer, which asks nothing. */
    private static String follow(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = TestPortal.newClient()
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

package pilotcity.portal.face.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.permission.GrantJson;
import pilotcity.portal.kernel.token.TestTokens;

class SignInPagesTest {
    private final TestPortal portal = TestPortal.shared();
    private final String token = TestTokens.root(portal, "ngo", Grant.ALL);

    private HttpResponse<String> post(String path, String form, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("Content-Type", "application/x-www-form-urlencoded"));
        return portal.send(portal.request(path, all.toArray(String[]::new))
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> signIn(String pasted, String next) {
        return post(
                "/sign-in",
                "token=" + TestPortal.encode(pasted) + "&next=" + TestPortal.encode(next),
                "Sec-Fetch-Site",
                "same-origin");
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .filter(cookie -> !cookie.endsWith("="))
                .collect(Collectors.joining("; "));
    }

    @Test
    void aPastedTokenSignsInWithACookieThatScriptsDoNotSee() {
        HttpResponse<String> answer = signIn(" " + token + "\n", "/search?q=1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains("/search?q=1");
        assertThat(answer.headers().allValues("set-cookie"))
                .hasSize(3)
                .allSatisfy(cookie -> assertThat(cookie).contains("HTTPOnly", "SameSite=Lax", "Path=/"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("portal_session=" + token));
        assertThat(portal.get("/api/tokens", "Cookie", cookies(answer)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLongTokenLiesInSeveralCookies() {
        JsonArray ring = new JsonArray();
        for (int i = 0; i < 130; i++) {
            double angle = 2 * Math.PI * i / 130;
            ring.add(new JsonArray().add(113 + Math.cos(angle)).add(23 + Math.sin(angle)));
        }
        ring.add(ring.getJsonArray(0));
        JsonObject area = new JsonObject().put("type", "Polygon").put("coordinates", new JsonArray().add(ring));
        Grant grant = GrantJson.read(new JsonArray().add(TestTokens.grant("area", area)))
                .getFirst();
        String large = TestTokens.root(portal, "ngo", grant);
        assertThat(large).hasSizeGreaterThan(4096);
        HttpResponse<String> answer = signIn(large, "/");
        answer.headers()
                .allValues("set-cookie")
                .forEach(cookie -> assertThat(cookie).hasSizeLessThan(4096));
        assertThat(portal.get("/api/tokens", "Cookie", cookies(answer)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, 204",
        "Origin, OWN, 204",
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, none, 403",
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "X-Nothing, nothing, 403",
    })
    void whatChangesSomethingWithTheCookieMustComeFromOurPages(String header, String value, int expected) {
        String child = TestTokens.minted(
                TestTokens.mint(portal, token, TestTokens.order(TestTokens.grant("actions", List.of("accept")))));
        HttpResponse<String> answer = portal.send(portal.request(
                        "/api/tokens/" + TestTokens.id(child),
                        "Cookie",
                        "portal_session=" + token,
                        header,
                        value.equals("OWN") ? portal.url() : value)
                .DELETE()
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        assertThat(answer.headers().firstValue("www-authenticate")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "javascript:1",
                "",
                "/a\r\nb",
                "evil"
            })
    void afterwardsItGoesNowhereElse(String next) {
        assertThat(signIn(token, next).headers().firstValue("location")).contains("/");
    }

    @Test
    void signingInIsRefusedWithoutAGoodTokenOrFromElsewhere() {
        assertThat(signIn("nonsense", "/").statusCode()).isEqualTo(401);
        assertThat(signIn("", "/").statusCode()).isEqualTo(400);
        String form = "token=" + token;
        assertThat(post("/sign-in", form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(post("/sign-in", form).statusCode()).isEqualTo(403);
        HttpResponse<String> anonymous = portal.send(portal.request("/api/tokens/anonymous")
                .POST(BodyPublishers.noBody())
                .build());
        assertThat(signIn(TestTokens.minted(anonymous), "/").statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutTakesTheCookieAway() {
        HttpResponse<String> answer = post("/sign-out", "next=/en", "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains("/en");
        assertThat(answer.headers().allValues("set-cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie).startsWith("portal_session=;").contains("Max-Age=0"));
        assertThat(post("/sign-out", "").statusCode()).isEqualTo(403);
    }

    @Test
    void withoutAnOutsideIssuerThereIsNoneToSignInWith() {
        assertThat(portal.get("/sign-in/start").statusCode()).isEqualTo(404);
    }
}

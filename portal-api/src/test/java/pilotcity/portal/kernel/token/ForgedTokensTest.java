package pilotcity.portal.kernel.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.jwt.SigningKey;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.permission.Grant;

/** Every token here is refused over HTTP, with 401 and a reason. */
class ForgedTokensTest {
    private final TestPortal portal = TestPortal.shared();
    private final SigningKey own = portal.service().node().access().keys().own();
    private final TokenForger tokenForger = new TokenForger(own);
    private final String genuine = TestTokens.root(portal, "ngo", Grant.ALL);
    private final String issuer = UnverifiedToken.parse(genuine).claims().getString("iss");
    private final String[] parts = genuine.split("\\.");

    private JsonObject claims() {
        return tokenForger.claims(issuer);
    }

    @Test
    void aTokenOfTheseClaimsThatIsGenuineIsTaken() {
        assertThat(ask(tokenForger.own(tokenForger.header(), claims())).statusCode())
                .isEqualTo(200);
        assertThat(ask(tokenForger.own(tokenForger.header().put("typ", "application/at+JWT"), claims()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(portal.get("/api/tokens", "Authorization", "bEARER " + genuine)
                        .statusCode())
                .isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> isRefused() {
        Map<String, String> attacks = new LinkedHashMap<>();
        algorithms(attacks);
        keys(attacks);
        headers(attacks);
        claims(attacks);
        shapes(attacks);
        return attacks.entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> refused(attack.getValue())));
    }

    private void refused(String token) {
        HttpResponse<String> answer = ask(token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate").orElseThrow())
                .matches("Bearer realm=\"portal\", error=\"invalid_token\", error_description=\"[^\"\\\\]+\"");
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    }

    private HttpResponse<String> ask(String token) {
        return portal.get("/api/tokens", "Authorization", "Bearer " + token);
    }

    private void algorithms(Map<String, String> attacks) {
        String content = TokenForger.encode(claims().encode());
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header =
                    TokenForger.encode(tokenForger.header().put("alg", none).encode());
            attacks.put("alg " + none + " without a signature", header + "." + content + ".");
            attacks.put("alg " + none + " with two parts", header + "." + content);
            attacks.put("alg " + none + " with a signature", header + "." + content + "." + parts[2]);
        }
        JsonObject hs256 = tokenForger.header().put("alg", "HS256");
        byte[] spki = Base64.getMimeEncoder().encode(own.key().getEncoded());
        attacks.put(
                "HS256 with the public key as JSON",
                TokenForger.keyed(hs256, claims(), bytes(own.publicJwk().encode())));
        attacks.put(
                "HS256 with a coordinate of the key",
                TokenForger.keyed(hs256, claims(), bytes(own.publicJwk().getString("x"))));
        attacks.put("HS256 with bytes of the key", TokenForger.keyed(hs256, claims(), spki));
        attacks.put("HS256 with nothing much", TokenForger.keyed(hs256, claims(), new byte[1]));
        for (String other : List.of("ES384", "ES512", "RS256", "PS256", "EdDSA", "es256", "")) {
            attacks.put(
                    "alg '" + other + "' over our signature",
                    tokenForger.own(tokenForger.header().put("alg", other), claims()));
        }
        attacks.put("alg as a number", tokenForger.own(tokenForger.header().put("alg", 256), claims()));
        JsonObject noAlg = tokenForger.header();
        noAlg.remove("alg");
        attacks.put("no alg", tokenForger.own(noAlg, claims()));
    }

    private void keys(Map<String, String> attacks) {
        String foreign = TokenForger.signed(
                tokenForger.header().encode(),
                claims().encode(),
                TokenForger.foreignKey(),
                "SHA256withECDSAinP1363Format");
        attacks.put("another key under our name", foreign);
        attacks.put(
                "our key, its signature in DER",
                TokenForger.signed(tokenForger.header().encode(), claims().encode(), own.key(), "SHA256withECDSA"));
        for (String kid : List.of("unknown", "", "../../etc/passwd", "' OR '1'='1", own.kid() + "x", "k".repeat(300))) {
            attacks.put("kid " + kid, tokenForger.own(tokenForger.header().put("kid", kid), claims()));
        }
        JsonObject noKid = tokenForger.header();
        noKid.remove("kid");
        attacks.put("no kid", tokenForger.own(noKid, claims()));
        attacks.put(
                "kid as a list",
                tokenForger.own(tokenForger.header().put("kid", new JsonArray().add(own.kid())), claims()));
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        attacks.put("a signature of zeros", parts[0] + "." + parts[1] + "." + zeros);
        attacks.put(
                "other claims under a signature",
                parts[0] + "." + TokenForger.encode(claims().encode()) + "." + parts[2]);
        attacks.put("half a signature", parts[0] + "." + parts[1] + "." + parts[2].substring(0, 43));
    }

    private void headers(Map<String, String> attacks) {
        JsonObject jwk = SigningKey.make().publicJwk();
        attacks.put("jwk", tokenForger.own(tokenForger.header().put("jwk", jwk), claims()));
        attacks.put(
                "jku",
                tokenForger.own(tokenForger.header().put("jku", portal.url() + "/.well-known/jwks.json"), claims()));
        attacks.put("x5u", tokenForger.own(tokenForger.header().put("x5u", "https://example.org/key"), claims()));
        attacks.put("x5c", tokenForger.own(tokenForger.header().put("x5c", new JsonArray().add("MIIB")), claims()));
        attacks.put("crit", tokenForger.own(tokenForger.header().put("crit", new JsonArray().add("exp")), claims()));
        attacks.put("b64", tokenForger.own(tokenForger.header().put("b64", false), claims()));
        attacks.put("zip", tokenForger.own(tokenForger.header().put("zip", "DEF"), claims()));
        for (String type : List.of("JWT", "id+jwt", "logout+jwt", "jose", "")) {
            attacks.put(
                    "typ '" + type + "'", tokenForger.own(tokenForger.header().put("typ", type), claims()));
        }
        JsonObject noType = tokenForger.header();
        noType.remove("typ");
        attacks.put("no typ", tokenForger.own(noType, claims()));
        String header = tokenForger.header().encode();
        attacks.put("alg twice", tokenForger.own("{\"alg\":\"none\"," + header.substring(1), claims().encode()));
        attacks.put("a header that is a list", tokenForger.own("[" + header + "]", claims().encode()));
    }

    private void claims(Map<String, String> attacks) {
        long now = Instant.now().getEpochSecond();
        for (String claim : List.of("iss", "aud", "sub", "jti", "exp", "iat", "authorization_details")) {
            JsonObject without = claims();
            without.remove(claim);
            attacks.put("no " + claim, tokenForger.own(tokenForger.header(), without));
            attacks.put(claim + " null", tokenForger.own(tokenForger.header(), claims().putNull(claim)));
        }
        attack(attacks, "an id of another key", "jti", "AAAAAAAAAAAA.1");
        attack(attacks, "expired", "exp", now - 60);
        attack(attacks, "expired long ago", "exp", 1);
        attack(attacks, "an end as text", "exp", String.valueOf(now + 600));
        attack(attacks, "an end before time", "exp", -1);
        attack(attacks, "an end after all time", "exp", 1e300);
        attack(attacks, "not valid yet", "nbf", now + 120);
        attack(attacks, "issued in the future", "iat", now + 120);
        attack(attacks, "another issuer", "iss", "https://example.org");
        attack(attacks, "an issuer beginning like ours", "iss", issuer + "/");
        attack(attacks, "another audience", "aud", "https://example.org");
        attack(attacks, "other audiences", "aud", new JsonArray().add("a").add("b"));
        attack(attacks, "no audiences", "aud", new JsonArray());
        attack(attacks, "an audience as an object", "aud", new JsonObject().put(issuer, true));
        attack(attacks, "an empty subject", "sub", "");
        attack(attacks, "a subject that is a number", "sub", 1);
        attack(attacks, "no grants", "authorization_details", new JsonArray());
        attack(
                attacks,
                "a grant with an unknown member",
                "authorization_details",
                new JsonArray().add(new JsonObject().put("type", "pilotcity").put("everything", true)));
        attack(
                attacks,
                "a grant with an empty restriction",
                "authorization_details",
                new JsonArray().add(new JsonObject().put("type", "pilotcity").put("actions", new JsonArray())));
        String claims = claims().encode();
        attacks.put(
                "exp twice",
                tokenForger.own(tokenForger.header().encode(), "{\"exp\":9999999999," + claims.substring(1)));
        attacks.put(
                "more after the claims", tokenForger.own(tokenForger.header().encode(), claims + "{}"));
        attacks.put(
                "claims that are no object",
                tokenForger.own(tokenForger.header().encode(), "[]"));
        attacks.put(
                "claims that are no JSON", tokenForger.own(tokenForger.header().encode(), "{sub:1}"));
    }

    private void attack(Map<String, String> attacks, String name, String claim, Object value) {
        attacks.put(name, tokenForger.own(tokenForger.header(), claims().put(claim, value)));
    }

    private void shapes(Map<String, String> attacks) {
        attacks.put("one part", parts[0]);
        attacks.put("two parts", parts[0] + "." + parts[1]);
        attacks.put("four parts", genuine + "." + parts[2]);
        attacks.put("a dot behind", genuine + ".");
        attacks.put("five parts, as if encrypted", genuine + ".a.b");
        attacks.put("padding", genuine + "==");
        attacks.put("something behind", genuine + "%00");
        attacks.put("a word behind", genuine + " admin");
        attacks.put("base64 instead of base64url", genuine.replace('_', '/').replace('-', '+') + "+/");
        attacks.put("bits that do not count", genuine.substring(0, genuine.length() - 1) + other(genuine));
        attacks.put("a header in the wrong base64", parts[0] + "A." + parts[1] + "." + parts[2]);
        attacks.put("too long", tokenForger.own(tokenForger.header(), claims().put("name", "a".repeat(7000))));
        attacks.put(
                "not UTF-8",
                parts[0] + "."
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                        + "." + parts[2]);
    }

    /** Another last character for the same bytes: 64 bytes leave four bits of it without a meaning. */
    private static char other(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return alphabet.charAt(alphabet.indexOf(token.charAt(token.length() - 1)) ^ 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTokenInTheAddressIsNotLookedAt() {
        HttpResponse<String> answer = portal.get("/api/tokens?access_token=" + genuine);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer realm=\"portal\"");
    }

    @Test
    void twoTokensAreOneTooMany() {
        HttpResponse<String> answer =
                portal.get("/api/tokens", "Authorization", "Bearer " + genuine, "Authorization", "Bearer x");
        assertThat(answer.statusCode()).isEqualTo(400);
    }
}

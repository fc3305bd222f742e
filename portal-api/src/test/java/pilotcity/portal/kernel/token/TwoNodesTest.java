package pilotcity.portal.kernel.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pilotcity.portal.kernel.token.TestTokens.grant;
import static pilotcity.portal.kernel.token.TestTokens.id;
import static pilotcity.portal.kernel.token.TestTokens.mint;
import static pilotcity.portal.kernel.token.TestTokens.minted;
import static pilotcity.portal.kernel.token.TestTokens.order;
import static pilotcity.portal.kernel.token.TestTokens.revoke;
import static pilotcity.portal.kernel.token.TestTokens.root;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.permission.Grant;

/** Two portals on one database: keys, revocations and rotations of one count at the other. */
class TwoNodesTest {
    private static final Path DATA = TestPortal.temporaryFolder();
    private static final Path SECOND = TestPortal.temporaryFolder();
    private static TestPortal one;
    private static TestPortal two;

    @BeforeAll
    static void start() throws IOException {
        one = TestPortal.start(DATA);
        Path database = DATA.resolve("postgresql");
        String password = Files.readString(database.resolve("password")).strip();
        String port =
                Files.readAllLines(database.resolve("cluster/postmaster.pid")).get(3);
        Config config = TestPortal.config(SECOND)
                .with(Setting.DATABASE_URL, "postgresql://postgres:" + password + "@127.0.0.1:" + port + "/postgres");
        two = TestPortal.start(FeatureRegistry.STANDARD, SECOND, config);
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
        TestPortal.delete(SECOND);
        TestPortal.delete(DATA);
    }

    private static JsonObject anything() {
        return order(grant("actions", List.of("accept")));
    }

    @Test
    void whatOneNodeSignsTheOtherVerifies() {
        String first = root(one, "ngo", Grant.ALL);
        String second = minted(mint(two, first, anything()));
        assertThat(kid(first)).isNotEqualTo(kid(second));
        assertThat(mint(one, second, anything()).statusCode()).isEqualTo(201);
    }

    @Test
    void aRevokedTokenTakesWhatCameFromItAlongAtOnceOnBothNodes() {
        String root = root(one, "ngo", Grant.ALL);
        List<String> family = new ArrayList<>(List.of(root));
        for (int i = 0; i < 5; i++) {
            family.add(minted(mint(i % 2 == 0 ? two : one, family.getLast(), anything())));
        }
        for (TestPortal node : List.of(one, two)) {
            family.forEach(token -> assertThat(list(node, token)).isEqualTo(200));
        }
        String other = minted(mint(one, root, anything()));
        assertThat(revoke(two, root, id(family.get(2))).statusCode()).isEqualTo(204);
        for (TestPortal node : List.of(one, two)) {
            family.subList(0, 2).forEach(token -> assertThat(list(node, token)).isEqualTo(200));
            family.subList(2, 6).forEach(token -> assertThat(list(node, token)).isEqualTo(401));
            family.subList(2, 6)
                    .forEach(token -> assertThat(mint(node, token, anything()).statusCode())
                            .isEqualTo(401));
            assertThat(list(node, other)).isEqualTo(200);
        }
    }

    @Test
    void theKeySetHoldsPublicPartsAloneAndVerifiesOurTokens() throws GeneralSecurityException {
        String token = root(two, "ngo", Grant.ALL);
        HttpResponse<String> answer = one.get("/.well-known/jwks.json");
        assertThat(answer.headers().firstValue("cache-control")).contains("public, max-age=300");
        assertThat(answer.headers().firstValue("etag")).isPresent();
        boolean found = false;
        for (JsonObject key : keys(one)) {
            assertThat(key.fieldNames()).containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
            if (key.getString("kid").equals(kid(token))) {
                found = true;
                assertThat(isSignedWith(token, key)).isTrue();
            }
        }
        assertThat(found).isTrue();
    }

    private static boolean isSignedWith(String token, JsonObject key) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        PublicKey read = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(number(key, "x"), number(key, "y")),
                        parameters.getParameterSpec(ECParameterSpec.class)));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(read);
        int dot = token.lastIndexOf('.');
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    private static BigInteger number(JsonObject key, String coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.getString(coordinate)));
    }

    @Test
    void thePrivateKeyCanBeReadByItsOwnerAlone() throws IOException {
        Path folder = DATA.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (Path secret :
                List.of(folder.resolve("signing.json"), DATA.resolve("control"), DATA.resolve("postgresql/password"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .as(secret.toString())
                    .isEqualTo("rw-------");
        }
        assertThat(one.get("/.well-known/jwks.json").body())
                .doesNotContain(new JsonObject(Files.readString(folder.resolve("signing.json"))).getString("pkcs8"));
    }

    @Test
    void aNewKeySignsAndTheOldOneVerifiesUntilItsTokensAreGone() {
        String before = root(one, "ngo", Grant.ALL);
        String next = one.service().node().access().rotateKey(false);
        String after = root(one, "ngo", Grant.ALL);
        assertThat(kid(after)).isEqualTo(next).isNotEqualTo(kid(before));
        assertThat(kids(two)).contains(kid(before), next);
        for (TestPortal node : List.of(one, two)) {
            assertThat(list(node, before)).isEqualTo(200);
            assertThat(list(node, after)).isEqualTo(200);
        }
        one.sql("UPDATE signing_key SET retired_at = now() - interval '1 hour' WHERE kid = $1", kid(before));
        assertThat(kids(two)).as("its token has not expired").contains(kid(before));
        one.sql("UPDATE token SET expires_at = now() - interval '1 hour' WHERE kid = $1", kid(before));
        assertThat(kids(two)).doesNotContain(kid(before)).contains(next);
    }

    @Test
    void aKeyThatSomebodyElseMayHaveIsVoidAtOnceOnBothNodesWithAllThatCameFromIt() {
        String before = root(one, "ngo", Grant.ALL);
        String elsewhere = minted(mint(two, before, anything()));
        for (TestPortal node : List.of(one, two)) {
            assertThat(list(node, before)).isEqualTo(200);
            assertThat(list(node, elsewhere)).isEqualTo(200);
        }
        one.service().node().access().rotateKey(true);
        for (TestPortal node : List.of(one, two)) {
            assertThat(list(node, before)).isEqualTo(401);
            assertThat(list(node, elsewhere)).isEqualTo(401);
            assertThat(kids(node)).doesNotContain(kid(before)).contains(kid(elsewhere));
        }
        assertThat(list(two, root(one, "ngo", Grant.ALL))).isEqualTo(200);
    }

    @Test
    void anotherCommandHasTheRunningPortalMakeListAndRevokeTokens() {
        JsonObject order =
                order(grant("actions", List.of("accept"))).put("do", "mint").put("subject", "agency");
        JsonObject issued = ask(order);
        String token = issued.getString("access_token");
        assertThat(list(two, token)).isEqualTo(200);
        assertThat(ask(new JsonObject().put("do", "list")).encode()).contains(issued.getString("jti"));
        assertThat(ask(new JsonObject().put("do", "revoke").put("id", issued.getString("jti")))
                        .encode())
                .contains("revoked");
        assertThat(list(two, token)).isEqualTo(401);
        assertThatThrownBy(() -> ControlSocket.ask(DATA, "token", "{\"do\":\"mint\",\"scope\":1}", line -> {}))
                .hasMessageStartingWith("scope: unknown member");
    }

    private static JsonObject ask(JsonObject request) {
        List<String> lines = new ArrayList<>();
        assertThat(ControlSocket.ask(DATA, "token", request.encode(), lines::add))
                .isTrue();
        return new JsonObject(lines.getFirst());
    }

    private static int list(TestPortal node, String token) {
        return node.get("/api/tokens", "Authorization", "Bearer " + token).statusCode();
    }

    private static String kid(String token) {
        return UnverifiedToken.parse(token).kid();
    }

    private static List<String> kids(TestPortal node) {
        return keys(node).stream().map(key -> key.getString("kid")).toList();
    }

    private static List<JsonObject> keys(TestPortal node) {
        return new JsonObject(node.get("/.well-known/jwks.json").body())
                .getJsonArray("keys").stream().map(JsonObject.class::cast).toList();
    }
}

package pilotcity.portal.kernel.jwt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.Base64Url;
import pilotcity.portal.kernel.problem.Problem;

/** One public key with one algorithm: a token that claims another is refused before its signature is looked at. */
public final class VerifyingKey {
    private static final Map<String, Set<String>> ALGORITHMS =
            Map.of("EC", Set.of("ES256"), "RSA", Set.of("RS256", "PS256"), "OKP", Set.of("EdDSA"));
    private static final Map<String, String> CURVES = Map.of("EC", "P-256", "OKP", "Ed25519");
    private static final Map<String, Set<String>> MEMBERS =
            Map.of("EC", Set.of("crv", "x", "y"), "RSA", Set.of("n", "e"), "OKP", Set.of("crv", "x"));
    private static final int LEAST_RSA_BITS = 2048;

    /** Two numbers of 32 bytes (RFC 7518, clause 3.4; RFC 8032); the library would also take them in DER. */
    private static final Set<String> ALGORITHMS_OF_64_BYTES = Set.of("ES256", "EdDSA");

    private static final int SIGNATURE_BYTES = 64;

    private final String alg;
    private final JWTAuth verifier;

    private VerifyingKey(String alg, JWTAuth verifier) {
        this.alg = alg;
        this.verifier = verifier;
    }

    /**
     * The key for tokens with {@code alg}, or empty when {@code jwk} is none for that: of another type, for another
     * use, too short, or bound to another algorithm.
     */
    public static Optional<VerifyingKey> find(Vertx vertx, JsonObject jwk, String alg) {
        String type = String.valueOf(jwk.getValue("kty"));
        boolean fits = ALGORITHMS.getOrDefault(type, Set.of()).contains(alg)
                && alg.equals(jwk.getValue("alg", alg))
                && "sig".equals(jwk.getValue("use", "sig"))
                && (!CURVES.containsKey(type) || CURVES.get(type).equals(jwk.getValue("crv")))
                && (!type.equals("RSA") || bits(jwk.getValue("n")) >= LEAST_RSA_BITS);
        if (!fits) {
            return Optional.empty();
        }
        JsonObject exact = new JsonObject().put("kty", type).put("alg", alg).put("use", "sig");
        MEMBERS.getOrDefault(type, Set.of()).forEach(member -> exact.put(member, jwk.getValue(member)));
        JWTAuthOptions options = new JWTAuthOptions()
                .addJwk(exact)
                .setJWTOptions(new JWTOptions().setAlgorithm(alg).setLeeway(TokenClaims.LEEWAY_SECONDS));
        return Optional.of(new VerifyingKey(alg, JWTAuth.create(vertx, options)));
    }

    private static int bits(@Nullable Object modulus) {
        try {
            return new BigInteger(1, Base64Url.read(String.valueOf(modulus))).bitLength();
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }

    /**
     * The claims, if this key signed them for {@code audience} and their time is now. They are looked at before the
     * signature, because the library takes it that they are of the right types.
     */
    public Future<TokenClaims> verify(UnverifiedToken token, String issuer, String audience) {
        if (!alg.equals(token.alg())) {
            throw Problem.invalidToken("the token is not signed with " + alg);
        }
        if (ALGORITHMS_OF_64_BYTES.contains(alg) && token.signature().length != SIGNATURE_BYTES) {
            throw Problem.invalidToken("the signature is not good");
        }
        TokenClaims claims = TokenClaims.of(token, issuer, audience, Instant.now());
        return verifier.authenticate(new TokenCredentials(token.text()))
                .recover(failure -> Future.failedFuture(Problem.invalidToken(reason(failure))))
                .map(user -> claims);
    }

    private static String reason(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("xpired") ? "the token has expired or is not valid yet" : "the signature is not good";
    }
}

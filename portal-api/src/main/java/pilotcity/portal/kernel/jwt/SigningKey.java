package pilotcity.portal.kernel.jwt;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import pilotcity.portal.kernel.encoding.Base64Url;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.permission.Actor;

/**
 * A private key of the portal. It signs by itself: the library that verifies would write {@code JWT} as the type of
 * every token it signs.
 *
 * @param kid the thumbprint of the public part (RFC 7638)
 */
public record SigningKey(String kid, PrivateKey key, JsonObject publicJwk, Instant made) {
    public static final String ALGORITHM = "ES256";

    private static final int COORDINATE_BYTES = 32;
    private static final int MARK_LENGTH = 12;

    public static SigningKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            var point = ((ECPublicKey) pair.getPublic()).getW();
            JsonObject jwk = new JsonObject()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("x", coordinate(point.getAffineX()))
                    .put("y", coordinate(point.getAffineY()));
            String kid = thumbprint(jwk);
            jwk.put("kid", kid).put("alg", ALGORITHM).put("use", "sig");
            return new SigningKey(
                    kid, (ECPrivateKey) pair.getPrivate(), jwk, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thumbprint(JsonObject jwk) {
        String canonical = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + jwk.getString("x") + "\",\"y\":\""
                + jwk.getString("y") + "\"}";
        return Base64Url.write(Sha256.of(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64Url.write(fixed);
    }

    /** Reads what {@link #json()} wrote. */
    public static SigningKey read(String text) {
        try {
            JsonObject json = StrictJson.read(text);
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(json.getString("pkcs8"))));
            JsonObject jwk = json.getJsonObject("jwk");
            return new SigningKey(jwk.getString("kid"), key, jwk, Instant.parse(json.getString("made")));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the file holds no key", e);
        }
    }

    /** Everything, the private part included: for a file that only its owner can read. */
    public JsonObject json() {
        return new JsonObject()
                .put("made", made.toString())
                .put("jwk", publicJwk)
                .put("pkcs8", Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    /** An access token (RFC 9068) with {@code claims}. */
    public String sign(JsonObject claims) {
        JsonObject header =
                new JsonObject().put("alg", ALGORITHM).put("typ", "at+jwt").put("kid", kid);
        String content = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64Url.write(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the ids of all tokens begin with that are signed with the key {@code kid}. */
    public static String mark(String kid) {
        return kid.substring(0, Math.min(kid.length(), MARK_LENGTH));
    }

    /**
     * A new token id. It begins with the key's mark, so the key is known for the token and for all tokens minted from
     * it.
     */
    public String newTokenId() {
        return mark(kid) + Actor.MARK_END + UUID.randomUUID();
    }

    private static String encode(JsonObject part) {
        return Base64Url.write(part.encode());
    }

    /** Without the private part. */
    @Override
    public String toString() {
        return kid;
    }
}

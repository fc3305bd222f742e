package pilotcity.portal.kernel.token;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pilotcity.portal.kernel.jwt.SigningKey;

/** Makes tokens as an attacker would, and with our own key those that we would never make. */
public final class TokenForger {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey own;

    public TokenForger(SigningKey own) {
        this.own = own;
    }

    JsonObject header() {
        return new JsonObject().put("alg", "ES256").put("typ", "at+jwt").put("kid", own.kid());
    }

    JsonObject claims(String issuer) {
        long now = Instant.now().getEpochSecond();
        return new JsonObject()
                .put("iss", issuer)
                .put("aud", issuer)
                .put("sub", "mallory")
                .put("jti", own.newTokenId())
                .put("iat", now)
                .put("nbf", now)
                .put("exp", now + 600)
                .put("authorization_details", new JsonArray().add(new JsonObject().put("type", "pilotcity")));
    }

    /** Signed with our own key, whatever the header says. */
    String own(String header, String claims) {
        return signed(header, claims, own.key(), "SHA256withECDSAinP1363Format");
    }

    public String own(JsonObject header, JsonObject claims) {
        return own(header.encode(), claims.encode());
    }

    public static String signed(String header, String claims, PrivateKey key, String algorithm) {
        String content = encode(header) + "." + encode(claims);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return content + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String keyed(JsonObject header, JsonObject claims, byte[] secret) {
        String content = encode(header.encode()) + "." + encode(claims.encode());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return content + "." + BASE64.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static PrivateKey foreignKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String encode(String part) {
        return BASE64.encodeToString(part.getBytes(StandardCharsets.UTF_8));
    }
}

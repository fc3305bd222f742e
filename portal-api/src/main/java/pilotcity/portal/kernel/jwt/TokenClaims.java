package pilotcity.portal.kernel.jwt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The claims of a token whose signature is good (RFC 9068, clause 2.2). Each must be there and of its type; only
 * {@code jti} may be missing, which OpenID Connect does not ask for.
 *
 * @param id {@code jti}, else the fingerprint of the token
 */
public record TokenClaims(String issuer, String subject, String id, Instant expires, JsonObject all) {
    /** How far the clocks of two machines may be apart. */
    static final int LEEWAY_SECONDS = 30;

    private static final long LATEST = Instant.parse("9999-01-01T00:00:00Z").getEpochSecond();
    private static final int LONGEST = 500;

    /** @throws Problem 401 that names the claim which is wrong */
    static TokenClaims of(UnverifiedToken token, String issuer, String audience, Instant now) {
        JsonObject all = token.claims();
        String id = all.containsKey("jti") ? text(all, "jti") : token.fingerprint();
        TokenClaims claims = new TokenClaims(text(all, "iss"), text(all, "sub"), id, time(all, "exp"), all);
        if (!claims.issuer.equals(issuer)) {
            throw Problem.invalidToken("'iss' is not " + issuer);
        }
        if (!audience(all).contains(audience)) {
            throw Problem.invalidToken("'aud' does not name " + audience);
        }
        claims.requireTime(now);
        Instant soon = now.plusSeconds(LEEWAY_SECONDS);
        if (time(all, "iat").isAfter(soon)) {
            throw Problem.invalidToken("the token was issued in the future");
        }
        if (all.containsKey("nbf") && time(all, "nbf").isAfter(soon)) {
            throw Problem.invalidToken("the token is not valid yet");
        }
        return claims;
    }

    void requireTime(Instant now) {
        if (!now.isBefore(expires.plusSeconds(LEEWAY_SECONDS))) {
            throw Problem.invalidToken("the token has expired");
        }
    }

    private static List<?> audience(JsonObject all) {
        return switch (all.getValue("aud")) {
            case String one -> List.of(one);
            case JsonArray several -> several.getList();
            case null, default -> throw Problem.invalidToken("'aud' must be a text or a list of texts");
        };
    }

    public static String text(JsonObject all, String name) {
        if (all.getValue(name) instanceof String text
                && !InvisibleCharacters.isBlank(text)
                && text.length() <= LONGEST) {
            return text;
        }
        throw Problem.invalidToken("'" + name + "' must be a text of at most " + LONGEST + " characters");
    }

    public static @Nullable String findText(JsonObject all, String name) {
        return all.getValue(name) instanceof String text
                        && !InvisibleCharacters.isBlank(text)
                        && text.length() <= LONGEST
                ? text
                : null;
    }

    /** Seconds since 1970; a fraction is cut off. */
    private static Instant time(JsonObject all, String name) {
        if (all.getValue(name) instanceof Number seconds
                && seconds.doubleValue() >= 0
                && seconds.doubleValue() <= LATEST) {
            return Instant.ofEpochSecond(seconds.longValue());
        }
        throw Problem.invalidToken("'" + name + "' must be seconds since 1970");
    }
}

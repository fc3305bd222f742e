package pilotcity.portal.kernel.jwt;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.Base64Url;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.problem.Problem;

/**
 * A token that can be read and has a header we take; nothing in it is believed before its signature is checked. What
 * libraries differ in how they read is refused here: members given twice, padding, bits that do not count.
 *
 * @param alg the algorithm it claims; its key decides whether that is true
 * @param kid the key it claims, or null
 * @param type {@code at+jwt} or what else it claims to be, lower case; null when it says nothing
 */
public record UnverifiedToken(
        String text,
        String alg,
        @Nullable String kid,
        @Nullable String type,
        JsonObject claims,
        byte[] signature) {
    /** Longer ones are refused unread; a request's whole head may have twice as much. */
    public static final int LONGEST = 8192;

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Set<String> HEADER = Set.of("alg", "kid", "typ", "cty", "x5t", "x5t#S256");
    private static final String MEDIA_TYPE = "application/";

    /** @throws Problem 401 that says what is wrong with it */
    public static UnverifiedToken parse(String text) {
        if (text.length() > LONGEST) {
            throw Problem.invalidToken("the token has more than " + LONGEST + " characters");
        }
        if (!SHAPE.matcher(text).matches()) {
            throw Problem.invalidToken("the token is no signed JWT");
        }
        String[] parts = text.split("\\.", -1);
        JsonObject header = json(parts[0], "header");
        JsonObject claims = json(parts[1], "payload");
        byte[] signature = decode(parts[2], "signature");
        // Such as jku, jwk, x5u, x5c, which name a key to trust, or crit: none of them is ever followed.
        header.fieldNames().stream()
                .filter(name -> !HEADER.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalidToken("the header of the token has '" + name + "', which is not taken");
                });
        String alg = text(header, "alg");
        return new UnverifiedToken(
                text, alg == null ? "none" : alg, text(header, "kid"), type(header), claims, signature);
    }

    /**
     * What tells it from others where it has no id: of all that is signed, since a signature can be written in two
     * ways.
     */
    public String fingerprint() {
        byte[] signed = text.substring(0, text.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        return "sha256-" + Base64Url.write(Sha256.of(signed));
    }

    private static @Nullable String type(JsonObject header) {
        String type = text(header, "typ");
        if (type == null) {
            return null;
        }
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith(MEDIA_TYPE) ? lower.substring(MEDIA_TYPE.length()) : lower;
    }

    private static @Nullable String text(JsonObject header, String name) {
        return switch (header.getValue(name)) {
            case null -> null;
            case String value when value.length() <= 200 && UnicodeCheck.isStorable(value) -> value;
            default -> throw Problem.invalidToken("'" + name + "' in the header of the token is no text");
        };
    }

    private static JsonObject json(String part, String which) {
        try {
            return StrictJson.read(new String(decode(part, which), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw Problem.invalidToken("the " + which + " of the token cannot be read");
        }
    }

    private static byte[] decode(String part, String which) {
        try {
            byte[] bytes = Base64Url.read(part);
            if (Base64Url.write(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // reported below
        }
        throw Problem.invalidToken("the " + which + " of the token is no base64url");
    }
}

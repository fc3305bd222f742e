package pilotcity.portal.kernel.oidc;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.Base64Url;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Signing in with the outside issuer: the authorization code flow of OpenID Connect with PKCE (RFC 7636). What has to
 * be remembered until the answer comes is with the browser, so any node can take it.
 */
public final class OidcSignIn {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST_SECONDS = 9;

    private final OidcSettings settings;
    private final OutsideIssuer issuer;
    private final IssuerClient client;

    public OidcSignIn(OutsideIssuer issuer, IssuerClient client) {
        this.settings = issuer.settings();
        this.issuer = issuer;
        this.client = client;
    }

    /**
     * What the browser keeps meanwhile, in a cookie that scripts cannot read.
     *
     * @param state ties the answer to this browser
     * @param nonce ties the identity token to this attempt
     * @param verifier proves to the issuer that who asks for the token is who began
     * @param next where to go afterwards
     */
    public record Attempt(String state, String nonce, String verifier, String next) {
        static Attempt start(String next) {
            return new Attempt(random(), random(), random(), next);
        }

        /** As the value of a cookie. */
        public String written() {
            JsonObject json = new JsonObject()
                    .put("state", state)
                    .put("nonce", nonce)
                    .put("verifier", verifier)
                    .put("next", next);
            return Base64Url.write(json.encode());
        }

        /** @throws Problem BAD_REQUEST when the cookie is missing or no attempt */
        public static Attempt read(@Nullable String cookie) {
            try {
                JsonObject json = StrictJson.read(Base64Url.readText(String.valueOf(cookie)));
                return new Attempt(
                        String.valueOf(json.getValue("state")),
                        String.valueOf(json.getValue("nonce")),
                        String.valueOf(json.getValue("verifier")),
                        String.valueOf(json.getValue("next")));
            } catch (IllegalArgumentException e) {
                throw Problem.of(
                        Problem.Kind.BAD_REQUEST, "this sign-in was not begun here, or too long ago; begin again");
            }
        }

        private static String random() {
            byte[] bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            return Base64Url.write(bytes);
        }
    }

    public static Attempt begin(String next) {
        return Attempt.start(next);
    }

    /** Where the browser is to go. */
    public Future<String> address(Attempt attempt, String redirect) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", redirect);
        query.put("scope", settings.scope());
        query.putAll(settings.resource());
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", challenge(attempt.verifier()));
        query.put("code_challenge_method", "S256");
        return issuer.discover().map(document -> {
            String address = OutsideIssuer.address(document, "authorization_endpoint");
            return address + (address.contains("?") ? "&" : "?") + form(query);
        });
    }

    /**
     * That an answer is one to {@code attempt}, from the issuer it was sent to (RFC 9207).
     *
     * @param from what the answer says of its issuer, or null
     * @return fails with a problem BAD_REQUEST when it is not
     */
    public Future<Void> require(Attempt attempt, String state, @Nullable String from) {
        if (!MessageDigest.isEqual(bytes(attempt.state()), bytes(state))) {
            return Future.failedFuture(
                    Problem.of(Problem.Kind.BAD_REQUEST, "this sign-in was not begun here; begin again"));
        }
        if (from != null) {
            return from.equals(settings.issuer()) ? Future.succeededFuture() : Future.failedFuture(mixedUp());
        }
        return issuer.discover().map(document -> {
            if (Boolean.TRUE.equals(document.getValue("authorization_response_iss_parameter_supported"))) {
                throw mixedUp();
            }
            return null;
        });
    }

    private static Problem mixedUp() {
        return Problem.of(Problem.Kind.BAD_REQUEST, "the answer is not of the issuer where this sign-in was begun");
    }

    /**
     * The access token that the issuer gives for {@code code}, after its identity token has proved to be of this
     * attempt.
     */
    public Future<String> token(Attempt attempt, String code, String redirect) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("grant_type", "authorization_code");
        body.put("code", code);
        body.put("redirect_uri", redirect);
        body.put("code_verifier", attempt.verifier());
        body.putAll(settings.resource());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        if (settings.clientSecret().isEmpty()) {
            body.put("client_id", settings.clientId());
        } else {
            headers.put("Authorization", "Basic " + login());
        }
        return issuer.discover()
                .compose(document -> client.send(
                        HttpMethod.POST,
                        OutsideIssuer.address(document, "token_endpoint"),
                        headers,
                        Buffer.buffer(form(body))))
                .compose(answer -> proved(attempt, answer))
                .timeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException
                                ? Problem.of(Problem.Kind.UNAVAILABLE, "the outside issuer is too slow")
                                : failure));
    }

    private Future<String> proved(Attempt attempt, JsonObject answer) {
        UnverifiedToken identity = UnverifiedToken.parse(token(answer, "id_token"));
        String access = token(answer, "access_token");
        return issuer.verify(identity, settings.clientId()).map(tokenClaims -> {
            requireOf(attempt, identity, access);
            return access;
        });
    }

    /** OpenID Connect Core 1.0, clause 3.1.3.7 and 3.1.3.8. */
    private void requireOf(Attempt attempt, UnverifiedToken identity, String access) {
        JsonObject claims = identity.claims();
        if (!attempt.nonce().equals(claims.getValue("nonce"))) {
            throw Problem.invalidToken("the identity token is of another sign-in");
        }
        if (!settings.clientId().equals(claims.getValue("azp", settings.clientId()))) {
            throw Problem.invalidToken("the identity token was issued to another client");
        }
        Object hash = claims.getValue("at_hash");
        if (hash != null && !hash.equals(halfHash(identity.alg(), access))) {
            throw Problem.invalidToken("the access token is not the one that the identity token is about");
        }
    }

    private static String halfHash(String alg, String access) {
        String bits = alg.replaceFirst("^.*(256|384|512)$", "$1");
        try {
            byte[] whole = MessageDigest.getInstance(bits.equals(alg) ? "SHA-512" : "SHA-" + bits)
                    .digest(access.getBytes(StandardCharsets.US_ASCII));
            return Base64Url.write(Arrays.copyOf(whole, whole.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(JsonObject answer, String member) {
        if (answer.getValue(member) instanceof String token) {
            return token;
        }
        throw Problem.of(Problem.Kind.UNAVAILABLE, "the outside issuer gives no " + member);
    }

    /** RFC 6749, clause 2.3.1: both are form-encoded before they are joined. */
    private String login() {
        String both = UrlEncoding.query(settings.clientId()) + ":" + UrlEncoding.query(settings.clientSecret());
        return Base64.getEncoder().encodeToString(bytes(both));
    }

    private static String challenge(String verifier) {
        return Base64Url.write(Sha256.of(bytes(verifier)));
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> UrlEncoding.query(entry.getKey()) + "=" + UrlEncoding.query(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

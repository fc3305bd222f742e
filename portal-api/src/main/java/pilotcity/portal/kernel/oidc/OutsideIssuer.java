package pilotcity.portal.kernel.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.jwt.TokenClaims;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.jwt.VerifyingKey;
import pilotcity.portal.kernel.problem.Problem;

/** An OpenID Connect issuer whose tokens count here as our own do. */
public final class OutsideIssuer {
    /** An unknown key makes us fetch the keys again, but not more often than this. */
    private static final Duration NOT_AGAIN_BEFORE = Duration.ofMinutes(1);

    /** Keys that the issuer has withdrawn are forgotten after this. */
    private static final Duration LONGEST_KEPT = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final OidcSettings settings;
    private final Path home;
    private final IssuerClient client;
    private volatile @Nullable Loaded loaded;
    private volatile @Nullable Future<Loaded> loading;

    private record Loaded(List<JsonObject> keys, Instant at) {
        boolean isOlder(Duration age) {
            return at.plus(age).isBefore(Instant.now());
        }
    }

    /** @param home the portal's folder */
    public OutsideIssuer(Vertx vertx, OidcSettings settings, Path home, IssuerClient client) {
        this.vertx = vertx;
        this.settings = settings;
        this.home = home;
        this.client = client;
    }

    public OidcSettings settings() {
        return settings;
    }

    public String issuer() {
        return settings.issuer();
    }

    public String audience() {
        return settings.audience();
    }

    public String claim() {
        return settings.claim();
    }

    /** The claims of a token of this issuer for {@code audience}, if one of its keys signed it. */
    public Future<TokenClaims> verify(UnverifiedToken token, String audience) {
        return key(token).compose(key -> key.verify(token, settings.issuer(), audience));
    }

    private Future<VerifyingKey> key(UnverifiedToken token) {
        Loaded now = loaded;
        if (now == null || now.isOlder(LONGEST_KEPT)) {
            return reload().map(fresh -> require(fresh, token));
        }
        Optional<VerifyingKey> known = find(now, token);
        if (known.isEmpty() && now.isOlder(NOT_AGAIN_BEFORE)) {
            return reload().map(fresh -> require(fresh, token));
        }
        return Future.succeededFuture(require(now, token));
    }

    private VerifyingKey require(Loaded keys, UnverifiedToken token) {
        return find(keys, token)
                .orElseThrow(() -> Problem.invalidToken("the token is signed with a key that " + settings.issuer()
                        + " does not publish for " + token.alg()));
    }

    /** The key that the token names; one that names none must leave no choice. */
    private Optional<VerifyingKey> find(Loaded keys, UnverifiedToken token) {
        List<VerifyingKey> fitting = keys.keys().stream()
                .filter(jwk -> token.kid() == null || token.kid().equals(jwk.getValue("kid")))
                .flatMap(jwk -> VerifyingKey.find(vertx, jwk, token.alg()).stream())
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** All waiting callers share one request; if the issuer is unavailable, the keys loaded before stay in use. */
    private synchronized Future<Loaded> reload() {
        Future<Loaded> running = loading;
        if (running != null && !running.isComplete()) {
            return running;
        }
        Future<Loaded> started = jwks().map(set -> new Loaded(keys(set), Instant.now()))
                .onSuccess(fresh -> loaded = fresh)
                .recover(failure -> {
                    Loaded former = loaded;
                    return former == null
                            ? Future.failedFuture(failure)
                            : Future.succeededFuture(new Loaded(former.keys(), Instant.now()))
                                    .onSuccess(kept -> loaded = kept);
                });
        loading = started;
        return started;
    }

    private Future<JsonObject> jwks() {
        if (settings.jwks().isEmpty()) {
            return discover().compose(document -> client.get(address(document, "jwks_uri")));
        }
        return settings.isJwksAddress()
                ? client.get(settings.jwks())
                : vertx.fileSystem()
                        .readFile(home.resolve(settings.jwks()).toString())
                        .map(file -> StrictJson.read(file.toString()))
                        .recover(failure -> Future.failedFuture(
                                Problem.of(Problem.Kind.UNAVAILABLE, "the keys of the outside issuer cannot be read")));
    }

    private static List<JsonObject> keys(JsonObject set) {
        return set.getValue("keys") instanceof JsonArray keys
                ? keys.stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .toList()
                : List.of();
    }

    /** What the issuer says of itself (OpenID Connect Discovery 1.0, clause 4). */
    Future<JsonObject> discover() {
        String base = settings.issuer().replaceAll("/$", "");
        return client.get(base + "/.well-known/openid-configuration").map(document -> {
            if (!settings.issuer().equals(document.getValue("issuer"))) {
                throw Problem.of(Problem.Kind.UNAVAILABLE, "the outside issuer calls itself by another name");
            }
            return document;
        });
    }

    static String address(JsonObject document, String member) {
        if (document.getValue(member) instanceof String address && OidcSettings.isSafe(address)) {
            return address;
        }
        throw Problem.of(Problem.Kind.UNAVAILABLE, "the outside issuer does not say its " + member);
    }
}

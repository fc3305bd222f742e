package pilotcity.portal.kernel.authentication;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.oidc.IssuerClient;
import pilotcity.portal.kernel.oidc.OidcSettings;
import pilotcity.portal.kernel.oidc.OidcSignIn;
import pilotcity.portal.kernel.oidc.OutsideIssuer;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.token.IssuerName;
import pilotcity.portal.kernel.token.SigningKeys;
import pilotcity.portal.kernel.token.TokenIssuer;
import pilotcity.portal.kernel.token.TokenLog;
import pilotcity.portal.kernel.token.TokenVerifier;

/** Authenticates requests: the only way from a request to an {@link Actor}. */
public final class Authentication implements AutoCloseable {
    private static final String SCHEME = "bearer ";
    private static final Duration LOOK_AT_AGE = Duration.ofHours(1);

    private final Database db;
    private final IssuerClient client;
    private final SigningKeys keys;
    private final TokenIssuer tokenIssuer;
    private final TokenVerifier verifier;
    private final SameOriginCheck sameOriginCheck;
    private final SessionCookie cookie;
    private final @Nullable OidcSignIn signIn;
    private final int keyDays;
    private final IssuerName issuer;

    private Authentication(Vertx vertx, Database db, Config config, Path data) {
        this.db = db;
        this.client = new IssuerClient(vertx);
        this.keys = SigningKeys.open(vertx, db, data.resolve("keys"));
        this.issuer = new IssuerName(db, data.resolve("keys/issuer"));
        this.keyDays = config.integer(Setting.ACCESS_KEY_DAYS);
        OutsideIssuer outside = OidcSettings.find(config)
                .map(settings -> new OutsideIssuer(vertx, settings, config.base(), client))
                .orElse(null);
        this.tokenIssuer = new TokenIssuer(db, keys, issuer::name);
        this.verifier = new TokenVerifier(issuer::name, keys, outside);
        String url = config.text(Setting.HTTP_PUBLIC_URL);
        this.sameOriginCheck = new SameOriginCheck(url);
        this.cookie = new SessionCookie(url.startsWith("https:"));
        this.signIn = outside != null && outside.settings().isClient() ? new OidcSignIn(outside, client) : null;
        rotateByAge(vertx);
    }

    /**
     * Verifies with the keys that this node knows; it asks no database.
     *
     * @param data the data folder, where the private part of this node's key lies
     */
    public static Authentication open(Vertx vertx, Database db, Config config, Path data) {
        return new Authentication(vertx, db, config, data);
    }

    /** Makes this node's key known to all nodes, now that the database is there. Not for an event loop. */
    public void join() {
        issuer.join();
        keys.join();
        if (keyDays > 0) {
            keys.rotateIfOlder(Duration.ofDays(keyDays));
        }
    }

    private void rotateByAge(Vertx vertx) {
        if (keyDays > 0) {
            vertx.setPeriodic(
                    LOOK_AT_AGE.toMillis(),
                    timer -> vertx.executeBlocking(() -> {
                        keys.rotateIfOlder(Duration.ofDays(keyDays));
                        return keyDays;
                    }));
        }
    }

    /** The caller; fails with 401 if there is no token or it is invalid. */
    public Future<Actor> actor(RoutingContext context) {
        return findActor(context)
                .map(found -> found.orElseThrow(
                        () -> Problem.unauthenticated("this needs a token: Authorization: Bearer …")));
    }

    /** The caller, or empty if there is no token; an invalid token still fails. */
    public Future<Optional<Actor>> findActor(RoutingContext context) {
        try {
            Optional<String> bearer = bearer(context);
            Optional<String> token = bearer.isPresent() ? bearer : session(context);
            return token.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : verifier.verify(token.get()).map(Optional::of);
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
    }

    private static Optional<String> bearer(RoutingContext context) {
        List<String> given = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (given.size() > 1) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "Authorization is given more than once");
        }
        return given.stream()
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip())
                .findFirst();
    }

    /**
     * Browsers send the cookie with requests from any site, so a request that changes something must come from the
     * portal's own pages.
     */
    private Optional<String> session(RoutingContext context) {
        Optional<String> token = cookie.find(context);
        if (token.isPresent()) {
            sameOriginCheck.require(context);
        }
        return token;
    }

    /** The holder of a token that came otherwise than in a header field, such as Open311's {@code api_key}. */
    public Future<Actor> ofToken(String token) {
        return verifier.verify(token);
    }

    /** Like {@link #actor}, but the token must not have been revoked: for reads of what is not public. */
    public Future<Actor> liveActor(RoutingContext context) {
        return actor(context)
                .compose(actor -> TokenLog.requireLive(db.client(), actor).map(live -> actor));
    }

    public TokenIssuer tokens() {
        return tokenIssuer;
    }

    public SigningKeys keys() {
        return keys;
    }

    /**
     * Signs with a new key from now on. Not for an event loop.
     *
     * @param atOnce whether tokens signed with the old one are void, and what was minted from them, on every node
     * @return the name of the new key
     */
    public String rotateKey(boolean atOnce) {
        keys.rotate(atOnce);
        verifier.forget();
        return keys.own().kid();
    }

    /** The public keys of all nodes, as a JSON Web Key Set. */
    public Future<JsonObject> publicKeys() {
        return keys.publicKeys();
    }

    public SameOriginCheck sameOrigin() {
        return sameOriginCheck;
    }

    public SessionCookie cookie() {
        return cookie;
    }

    /** Signing in with the outside issuer, where one is configured that knows the portal. */
    public Optional<OidcSignIn> findSignIn() {
        return Optional.ofNullable(signIn);
    }

    @Override
    public void close() {
        client.close();
    }
}

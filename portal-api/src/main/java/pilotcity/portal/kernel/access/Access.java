package pilotcity.portal.kernel.access;

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
import pilotcity.portal.Config;
import pilotcity.portal.Setting;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.http.Problem;

/** Who asks: the one way from a request to an {@link Actor}. */
public final class Access implements AutoCloseable {
    private static final String SCHEME = "bearer ";
    private static final Duration LOOK_AT_AGE = Duration.ofHours(1);

    private final Db db;
    private final Fetch fetch;
    private final SigningKeys keys;
    private final Tokens tokens;
    private final Verifier verifier;
    private final SameOrigin sameOrigin;
    private final SessionCookie cookie;
    private final @Nullable SignIn signIn;
    private final int keyDays;
    private final Issuer issuer;

    private Access(Vertx vertx, Db db, Config config, Path data) {
        this.db = db;
        this.fetch = new Fetch(vertx);
        this.keys = SigningKeys.open(vertx, db, data.resolve("keys"));
        this.issuer = new Issuer(db, data.resolve("keys/issuer"));
        this.keyDays = config.integer(Setting.ACCESS_KEY_DAYS);
        OutsideIssuer outside = OidcSettings.find(config)
                .map(settings -> new OutsideIssuer(vertx, settings, config.base(), fetch))
                .orElse(null);
        this.tokens = new Tokens(db, keys, issuer::name);
        this.verifier = new Verifier(issuer::name, keys, outside);
        String url = config.text(Setting.HTTP_PUBLIC_URL);
        this.sameOrigin = new SameOrigin(url);
        this.cookie = new SessionCookie(url.startsWith("https:"));
        this.signIn = outside != null && outside.settings().isClient() ? new SignIn(outside, fetch) : null;
        rotateByAge(vertx);
    }

    /**
     * Verifies with the keys that this node knows; it asks no database.
     *
     * @param data the data folder, where the private part of this node's key lies
     */
    public static Access open(Vertx vertx, Db db, Config config, Path data) {
        return new Access(vertx, db, config, data);
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

    /** Who asks; fails with 401 when nobody says, or with a token that is none. */
    public Future<Actor> actor(RoutingContext context) {
        return findActor(context)
                .map(found -> found.orElseThrow(
                        () -> Problem.unauthenticated("this needs a token: Authorization: Bearer …")));
    }

    /** Who asks, or empty when nobody says; a token that is none fails all the same. */
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

    /** A browser sends the cookie along whoever made it ask: what changes something must come from our own pages. */
    private Optional<String> session(RoutingContext context) {
        Optional<String> token = cookie.find(context);
        if (token.isPresent()) {
            sameOrigin.require(context);
        }
        return token;
    }

    /** Who holds a token that came by another way than HTTP's own, such as Open311's {@code api_key}. */
    public Future<Actor> ofToken(String token) {
        return verifier.verify(token);
    }

    /** As {@link #actor}, and its token has not been revoked: for reads of what is not public. */
    public Future<Actor> liveActor(RoutingContext context) {
        return actor(context)
                .compose(actor -> TokenLog.requireLive(db.client(), actor).map(live -> actor));
    }

    public Tokens tokens() {
        return tokens;
    }

    SigningKeys keys() {
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

    public SameOrigin sameOrigin() {
        return sameOrigin;
    }

    public SessionCookie cookie() {
        return cookie;
    }

    /** Signing in with the outside issuer, where one is configured that knows the portal. */
    public Optional<SignIn> findSignIn() {
        return Optional.ofNullable(signIn);
    }

    @Override
    public void close() {
        fetch.close();
    }
}

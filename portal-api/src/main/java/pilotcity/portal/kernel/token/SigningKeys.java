package pilotcity.portal.kernel.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;
import pilotcity.portal.kernel.jwt.SigningKey;
import pilotcity.portal.kernel.jwt.VerifyingKey;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The keys of the portal: this node's own, whose private part never leaves its data folder, and the public parts of
 * all nodes that share the database. A key that was replaced verifies until the last token it signed has expired.
 */
public final class SigningKeys {
    private static final String INSERT =
            "INSERT INTO signing_key (kid, jwk, made_at) VALUES ($1, $2, $3::timestamptz) ON CONFLICT (kid) DO NOTHING";
    private static final String RETIRE =
            "UPDATE signing_key SET retired_at = now(), void = $2 WHERE kid = $1 AND retired_at IS NULL";
    private static final String IS_RETIRED = "SELECT FROM signing_key WHERE kid = $1 AND retired_at IS NOT NULL";
    private static final String SELECT_USABLE = """
            SELECT kid, jwk FROM signing_key k
            WHERE NOT void AND (retired_at IS NULL OR retired_at > now() - $1 * interval '1 second' OR EXISTS (
                SELECT FROM token t WHERE t.kid = k.kid AND t.expires_at > now() - interval '1 minute'))
            """;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Database db;
    private final Path file;
    private final Cache<String, VerifyingKey> verifying =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(1000).build();
    private final PublicKeyCache known;
    private volatile SigningKey own;

    private SigningKeys(Vertx vertx, Database db, Path file, SigningKey own) {
        this.vertx = vertx;
        this.db = db;
        this.file = file;
        this.own = own;
        this.known = PublicKeyCache.read(file.resolveSibling("public.json"), own);
    }

    /** Opens the key in {@code folder}, or makes one; it asks no database. */
    public static SigningKeys open(Vertx vertx, Database db, Path folder) {
        try {
            Path file = OwnerOnlyFiles.folder(folder).resolve("signing.json");
            boolean fresh = !Files.exists(file);
            SigningKey key = fresh ? SigningKey.make() : SigningKey.read(Files.readString(file));
            SigningKeys keys = new SigningKeys(vertx, db, file, key);
            if (fresh) {
                OwnerOnlyFiles.write(file, key.json().encode());
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException("the signing key in " + folder + " cannot be used", e);
        }
    }

    /** Makes this node's key known to the others; one that was retired by hand is replaced. Not for an event loop. */
    public synchronized void join() {
        Await.get(publish(own));
        if (Await.get(db.client().preparedQuery(IS_RETIRED).execute(Tuple.of(own.kid())))
                        .size()
                > 0) {
            rotate(false);
        }
        Await.get(publicKeys());
    }

    private Future<Void> publish(SigningKey key) {
        return db.client()
                .preparedQuery(INSERT)
                .execute(Tuple.of(key.kid(), key.publicJwk(), key.made().atOffset(java.time.ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** The key that signs now. */
    public SigningKey own() {
        return own;
    }

    /**
     * Signs with a new key from now on. Not for an event loop.
     *
     * @param atOnce whether tokens signed with the old one are void, because somebody else may have it
     */
    public synchronized void rotate(boolean atOnce) {
        SigningKey former = own;
        SigningKey next = SigningKey.make();
        Await.get(publish(next));
        try {
            OwnerOnlyFiles.write(file, next.json().encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        own = next;
        Await.get(db.client().preparedQuery(RETIRE).execute(Tuple.of(former.kid(), atOnce)));
        if (atOnce) {
            Await.get(TokenLog.revoke(db.client(), SigningKey.mark(former.kid()), Actor.PORTAL.subject()));
        }
        verifying.invalidateAll();
    }

    /** Replaces a key that has signed for {@code longest}. */
    public synchronized void rotateIfOlder(Duration longest) {
        if (own.made().plus(longest).isBefore(Instant.now())) {
            rotate(false);
        }
    }

    /** The key of that name, of whichever node. */
    Future<VerifyingKey> get(String kid) {
        VerifyingKey recent = verifying.getIfPresent(kid);
        if (recent != null) {
            return Future.succeededFuture(recent);
        }
        return Database.list(
                        db.client(),
                        SELECT_USABLE + " AND kid = $2",
                        Tuple.of((double) TokenIssuer.ANONYMOUS.toSeconds(), kid),
                        row -> row.getJsonObject("jwk"))
                .onSuccess(found -> known.put(kid, found))
                .recover(failure -> away(failure, known.find(kid)))
                .map(found -> remember(kid, found));
    }

    /** What this node knows counts while the database is away; only what it does not know has to wait. */
    private static Future<List<JsonObject>> away(Throwable failure, List<JsonObject> known) {
        boolean away = failure instanceof Problem problem && problem.kind() == Problem.Kind.UNAVAILABLE;
        return away && !known.isEmpty() ? Future.succeededFuture(known) : Future.failedFuture(failure);
    }

    private VerifyingKey remember(String kid, List<JsonObject> found) {
        Optional<VerifyingKey> key =
                found.stream().findFirst().flatMap(jwk -> VerifyingKey.find(vertx, jwk, SigningKey.ALGORITHM));
        if (key.isEmpty()) {
            throw Problem.invalidToken("the token is signed with a key that is unknown or no longer valid");
        }
        verifying.put(kid, key.get());
        return key.get();
    }

    /** A JSON Web Key Set (RFC 7517) of every key that a token can be signed with. */
    public Future<JsonObject> publicKeys() {
        return Database.list(
                        db.client(),
                        SELECT_USABLE + " ORDER BY made_at DESC, kid",
                        Tuple.of((double) TokenIssuer.ANONYMOUS.toSeconds()),
                        row -> row.getJsonObject("jwk"))
                .compose(keys -> vertx.executeBlocking(() -> known.replace(keys)))
                .recover(failure -> away(failure, known.list()))
                .map(keys -> new JsonObject().put("keys", new JsonArray(keys)));
    }
}

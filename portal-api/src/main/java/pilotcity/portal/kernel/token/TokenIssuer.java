package pilotcity.portal.kernel.token;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.authentication.FollowUpLinks;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.jwt.SigningKey;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.permission.GrantJson;
import pilotcity.portal.kernel.problem.Problem;

/** Issues tokens, each no wider than the one it is minted from, and revokes them with all that came from them. */
public final class TokenIssuer {
    /** How long a token lasts whose holder did not say who it is: for one report. */
    static final Duration ANONYMOUS = Duration.ofMinutes(15);

    private static final Duration USUAL = Duration.ofDays(30);
    private static final int DEEPEST = 8;
    private static final int MOST_LISTED = 500;
    private static final Grant REPORTING = Grant.of(Set.of("report"), Set.of("record"));

    private final Database database;
    private final SigningKeys keys;
    private final Supplier<String> issuer;

    public TokenIssuer(Database database, SigningKeys keys, Supplier<String> issuer) {
        this.database = database;
        this.keys = keys;
        this.issuer = issuer;
    }

    /** A token, and what the log says of it. */
    public record IssuedToken(String token, TokenLog.LogEntry entry) {}

    /**
     * Mints a token from that of {@code parent}: for the same holder or one named after it, with its grants or fewer.
     */
    public Future<IssuedToken> mint(Actor parent, TokenMintRequest order) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        requireMinting(parent);
        requireNarrower(parent, order.grants());
        Instant expires = expires(parent, order.expires(), now);
        boolean root = parent.origin() == Actor.Origin.PORTAL;
        SigningKey key = keys.own();
        TokenLog.LogEntry entry = new TokenLog.LogEntry(
                key.newTokenId(),
                root ? List.of() : parent.chain(),
                key.kid(),
                subject(parent, order.subject()),
                order.name(),
                GrantJson.write(order.grants()),
                now,
                expires,
                parent.subject(),
                null);
        String token = key.sign(claims(entry));
        if (token.length() > UnverifiedToken.LONGEST) {
            throw Problem.field(
                    GrantJson.CLAIM,
                    "makes a token of " + token.length() + " characters; the most is " + UnverifiedToken.LONGEST
                            + ", so use a simpler area or places");
        }
        return database.inTransaction(connection ->
                        TokenLog.requireLive(connection, parent).compose(live -> TokenLog.insert(connection, entry)))
                .map(done -> new IssuedToken(token, entry));
    }

    private static void requireMinting(Actor parent) {
        if (!parent.canMint()) {
            throw Problem.insufficient("tokens cannot be minted from an anonymous token or a link");
        }
        if (parent.lineage().size() + 1 >= DEEPEST) {
            throw Problem.insufficient("the token was minted from "
                    + parent.lineage().size() + " others in a row; nothing further can be minted from it");
        }
    }

    private static void requireNarrower(Actor parent, List<Grant> grants) {
        for (int i = 0; i < grants.size(); i++) {
            Grant grant = grants.get(i);
            if (parent.grants().stream().noneMatch(wide -> wide.covers(grant))) {
                throw Problem.insufficient(GrantJson.CLAIM + "[" + i + "] is wider than the token it is minted from: "
                        + wider(parent, grant));
            }
        }
    }

    private static String wider(Actor parent, Grant grant) {
        return parent.grants().stream()
                .min(Comparator.comparingInt(wide -> wide.exceededBy(grant).size()))
                .map(nearest -> nearest.exceededBy(grant).stream()
                        .map(dimension -> dimension.wider(nearest, grant))
                        .collect(Collectors.joining("; ")))
                .orElse("that has no grants");
    }

    private static Instant expires(Actor parent, @Nullable Instant asked, Instant now) {
        Instant usual = now.plus(USUAL);
        Instant latest = parent.expires();
        if (asked != null && asked.isAfter(latest)) {
            throw Problem.insufficient("the token would end at " + asked
                    + ", later than the token it is minted from, which ends at " + latest);
        }
        Instant expires = asked != null ? asked : usual.isAfter(latest) ? latest : usual;
        return expires.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Nobody takes another's name: that of a token's holder begins with that of the one it came from. */
    private static String subject(Actor parent, @Nullable String asked) {
        if (parent.origin() == Actor.Origin.PORTAL) {
            if (asked == null) {
                throw Problem.field("subject", "is missing: who is to hold the token?");
            }
            return asked;
        }
        return asked == null ? parent.subject() : parent.subject() + "/" + asked;
    }

    private JsonObject claims(TokenLog.LogEntry entry) {
        JsonObject claims = new JsonObject()
                .put("iss", issuer.get())
                .put("aud", issuer.get())
                .put("sub", entry.subject())
                .put("client_id", "portal")
                .put("jti", entry.id())
                .put("iat", entry.issued().getEpochSecond())
                .put("nbf", entry.issued().getEpochSecond())
                .put("exp", entry.expires().getEpochSecond())
                .put(GrantJson.CLAIM, entry.grants());
        if (entry.name() != null) {
            claims.put("name", entry.name());
        }
        if (!entry.lineage().isEmpty()) {
            claims.put(TokenVerifier.LINEAGE, new JsonArray(entry.lineage()));
        }
        return claims;
    }

    /** A short-lived token for an anonymous reporter. */
    public IssuedToken anonymous() {
        return nameless(List.of(REPORTING));
    }

    /** A token for the holder of a link, {@link FollowUpLinks}: what the link allows, for as long. */
    public IssuedToken ofLink(Actor link) {
        return nameless(link.grants());
    }

    private IssuedToken nameless(List<Grant> grants) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        SigningKey key = keys.own();
        TokenLog.LogEntry entry = new TokenLog.LogEntry(
                key.newTokenId(),
                List.of(),
                key.kid(),
                Actor.ANONYMOUS,
                null,
                GrantJson.write(grants),
                now,
                now.plus(ANONYMOUS),
                Actor.ANONYMOUS,
                null);
        return new IssuedToken(key.sign(claims(entry)), entry);
    }

    /** The newest of the tokens that came from that of {@code actor}. */
    public Future<List<TokenLog.LogEntry>> list(Actor actor) {
        return actor.origin() == Actor.Origin.PORTAL
                ? TokenLog.listAll(database.client(), MOST_LISTED)
                : TokenLog.requireLive(database.client(), actor)
                        .compose(live -> TokenLog.listMintedFrom(database.client(), actor.token(), MOST_LISTED));
    }

    /**
     * Revokes a token and all that came from it: the actor's own, or one that came from it. The portal itself may
     * revoke any, those of the outside issuer by {@code issuer#jti}.
     */
    public Future<Void> revoke(Actor actor, String id) {
        boolean free = actor.origin() == Actor.Origin.PORTAL || actor.token().equals(id);
        Future<Void> allowed = free ? Future.succeededFuture() : requireDescendant(actor, id);
        return allowed.compose(yes -> TokenLog.revoke(database.client(), id, actor.subject()));
    }

    /** Whether {@code id} is of a token that was given out here; those for reports are noted nowhere. */
    public Future<Boolean> isLogged(String id) {
        return TokenLog.find(database.client(), id).map(Optional::isPresent);
    }

    private Future<Void> requireDescendant(Actor actor, String id) {
        return TokenLog.requireLive(database.client(), actor)
                .compose(live -> TokenLog.find(database.client(), id))
                .compose(found -> found.filter(entry -> entry.lineage().contains(actor.token()))
                                .isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                Problem.notFound("no token " + id + " came from the one that is used here")));
    }
}

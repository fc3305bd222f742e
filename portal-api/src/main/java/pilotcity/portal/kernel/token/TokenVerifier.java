package pilotcity.portal.kernel.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.jwt.SigningKey;
import pilotcity.portal.kernel.jwt.TokenClaims;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.oidc.OutsideIssuer;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.permission.GrantJson;
import pilotcity.portal.kernel.problem.Problem;

/** Decides of a token whether it is one, and who holds it. Whether it was revoked, only the database knows. */
public final class TokenVerifier {
    static final String LINEAGE = "lineage";

    private static final String OWN_TYPE = "at+jwt";

    /**
     * Many issuers write {@code JWT}, or nothing, on access tokens; the audience distinguishes them from their other
     * tokens.
     */
    private static final Set<String> OUTSIDE_TYPES = Set.of(OWN_TYPE, "jwt");

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Supplier<String> identity;
    private final SigningKeys keys;
    private final @Nullable OutsideIssuer outside;
    private final Cache<String, Actor> verified =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(2000).build();

    public TokenVerifier(Supplier<String> identity, SigningKeys keys, @Nullable OutsideIssuer outside) {
        this.identity = identity;
        this.keys = keys;
        this.outside = outside;
    }

    /** The holder of {@code text}; fails with a problem 401 that says what is wrong with it. */
    public Future<Actor> verify(String text) {
        Actor known = text.length() > UnverifiedToken.LONGEST ? null : verified.getIfPresent(text);
        if (known != null && Instant.now().isBefore(known.expires())) {
            return Future.succeededFuture(known);
        }
        try {
            UnverifiedToken token = UnverifiedToken.parse(text);
            String issuer = TokenClaims.text(token.claims(), "iss");
            Future<Actor> actor = outside != null && issuer.equals(outside.issuer())
                    ? verifyOutside(outside, token)
                    : verifyOwn(token);
            return actor.onSuccess(holder -> verified.put(text, holder));
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
    }

    /** Looks at every token anew. */
    public void forget() {
        verified.invalidateAll();
    }

    private Future<Actor> verifyOwn(UnverifiedToken token) {
        if (!OWN_TYPE.equals(token.type())) {
            throw Problem.invalidToken("the type of the token is not " + OWN_TYPE);
        }
        String kid = token.kid();
        if (kid == null) {
            throw Problem.invalidToken("the token does not say which key it is signed with");
        }
        return keys.get(kid)
                .compose(key -> key.verify(token, identity.get(), identity.get()))
                .map(claims -> own(claims, kid));
    }

    private static Actor own(TokenClaims claims, String kid) {
        if (!claims.id().startsWith(SigningKey.mark(kid) + Actor.MARK_END)) {
            throw Problem.invalidToken("'jti' is not of the key that signed the token");
        }
        boolean anonymous = claims.subject().equals(Actor.ANONYMOUS);
        return new Actor(
                claims.subject(),
                TokenClaims.findText(claims.all(), "name"),
                claims.id(),
                lineage(claims),
                grants(() -> GrantJson.read(claims.all().getValue(GrantJson.CLAIM))),
                claims.expires(),
                anonymous ? Actor.Origin.ANONYMOUS : Actor.Origin.TOKEN);
    }

    private static List<String> lineage(TokenClaims claims) {
        return claims.all().getValue(LINEAGE) instanceof JsonArray ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Future<Actor> verifyOutside(OutsideIssuer outside, UnverifiedToken token) {
        if (token.type() != null && !OUTSIDE_TYPES.contains(token.type())) {
            throw Problem.invalidToken("the type of the token is neither at+jwt nor JWT");
        }
        return outside.verify(token, outside.audience())
                .map(claims -> new Actor(
                        claims.issuer() + Actor.FOREIGN + claims.subject(),
                        TokenClaims.findText(claims.all(), "name"),
                        claims.issuer() + Actor.FOREIGN + claims.id(),
                        List.of(),
                        grants(() -> GrantJson.readOwn(claims.all().getValue(outside.claim()))),
                        claims.expires(),
                        Actor.Origin.ISSUER));
    }

    /** Whatever is wrong with the grants is wrong with the token. */
    private static List<Grant> grants(Supplier<List<Grant>> reader) {
        try {
            return reader.get();
        } catch (Problem problem) {
            throw Problem.invalidToken(problem.described());
        }
    }
}

package pilotcity.portal.face.access;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import pilotcity.index.text.Invisible;
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.kernel.access.Access;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.FollowUps;
import pilotcity.portal.kernel.access.GrantNames;
import pilotcity.portal.kernel.access.TokenCommands;
import pilotcity.portal.kernel.access.TokenOrder;
import pilotcity.portal.kernel.access.Tokens;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.BodyReader;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.StrictJson;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.limits.RateLimits;

/** {@code /api/tokens}, {@code /.well-known/jwks.json}, and what {@link SignInPages} are sent to. */
public final class AccessFace implements Face {
    private static final String TOKENS = TokenOperations.LIST.path();
    private static final String FOLLOW_UP = TokenOperations.FOLLOW_UP.path();
    private static final String KEY_SET = "application/jwk-set+json";

    private final Access access;
    private final GrantNames names;
    private final FollowUps followUps;
    private final RateLimits limits;
    private final int longestBody;
    private final BodyReader bodies;
    private final SignInPages signIn;

    public AccessFace(Access access, GrantNames names, FollowUps followUps, RateLimits limits, Config config) {
        this.access = access;
        this.names = names;
        this.followUps = followUps;
        this.limits = limits;
        this.longestBody = config.integer(Setting.HTTP_MAX_BODY);
        this.bodies = BodyReader.of(longestBody);
        this.signIn = new SignInPages(access, limits, bodies, config.text(Setting.HTTP_PUBLIC_URL));
    }

    @Override
    public void mount(Router router) {
        TokenOperations.KEYS.mount(router, (context, given) -> keys(context));
        TokenOperations.LIST.mount(router, (context, given) -> list(context));
        router.post(TOKENS).handler(bodies.handler(longestBody));
        router.post(FOLLOW_UP).handler(bodies.handler(longestBody));
        TokenOperations.MINT.mount(router, (context, given) -> mint(context));
        TokenOperations.ANONYMOUS.mount(router, (context, given) -> anonymous(context));
        TokenOperations.FOLLOW_UP.mount(router, (context, given) -> followUp(context));
        TokenOperations.REVOKE.mount(router, (context, given) -> revoke(context));
        signIn.mount(router);
    }

    @Override
    public List<Operation> operations() {
        return TokenOperations.ALL;
    }

    private Future<Void> keys(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=300");
        return access.publicKeys().compose(keys -> Answers.send(context, KEY_SET, keys.toBuffer()));
    }

    private Future<Void> mint(RoutingContext context) {
        return access.actor(context).compose(actor -> {
            limits.forWrite(context, actor);
            JsonObject body = StrictJson.body(context, TokenOrder.MEMBERS);
            TokenOrder order = TokenOrder.read(body, Instant.now());
            names.require(order.grants());
            return access.tokens().mint(actor, order).compose(issued -> created(context, issued));
        });
    }

    private Future<Void> anonymous(RoutingContext context) {
        limits.forAnonymousGrant(context);
        return created(context, access.tokens().anonymous());
    }

    /** Changes the code of a link for a token that allows what the link does. */
    private Future<Void> followUp(RoutingContext context) {
        limits.forAnonymousGrant(context);
        JsonObject body = StrictJson.body(context, Set.of("kind", "id", "code"));
        return followUps
                .open(text(body, "kind"), text(body, "id"), text(body, "code"))
                .compose(link -> created(context, access.tokens().ofLink(link)));
    }

    private static String text(JsonObject body, String name) {
        if (body.getValue(name) instanceof String text && !Invisible.isBlank(text)) {
            return text;
        }
        throw Problem.field(name, "is required, as a text");
    }

    /** As a token endpoint answers (RFC 6749, clause 5.1), and what is known of the token beside. */
    private static Future<Void> created(RoutingContext context, Tokens.Issued issued) {
        long left = Duration.between(Instant.now(), issued.entry().expires()).toSeconds();
        JsonObject answer = new JsonObject()
                .put("access_token", issued.token())
                .put("token_type", "Bearer")
                .put("expires_in", left)
                .mergeIn(TokenCommands.described(issued.entry()));
        return json(context, 201, answer);
    }

    private Future<Void> list(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return access.actor(context).compose(access.tokens()::list).compose(entries -> {
            JsonArray tokens = new JsonArray();
            entries.forEach(entry -> tokens.add(TokenCommands.described(entry)));
            return json(context, 200, new JsonObject().put("tokens", tokens));
        });
    }

    private Future<Void> revoke(RoutingContext context) {
        return access.actor(context).compose(actor -> revoke(context, actor));
    }

    private Future<Void> revoke(RoutingContext context, Actor actor) {
        limits.forWrite(context, actor);
        return access.tokens()
                .revoke(actor, Answers.path(context, "jti"))
                .compose(done -> context.response().setStatusCode(204).end());
    }

    private static Future<Void> json(RoutingContext context, int status, JsonObject body) {
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, Answers.JSON)
                .end(body.encode());
    }
}

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
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.authentication.FollowUpLinks;
import pilotcity.portal.kernel.authentication.TokenCommands;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.GrantNames;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.token.TokenIssuer;
import pilotcity.portal.kernel.token.TokenMintRequest;

/** {@code /api/tokens}, {@code /.well-known/jwks.json}, and what {@link SignInPages} are sent to. */
public final class AccessFace implements Face {
    private static final String TOKENS = TokenOperations.LIST.path();
    private static final String FOLLOW_UP = TokenOperations.FOLLOW_UP.path();
    private static final String KEY_SET = "application/jwk-set+json";

    private final Authentication authentication;
    private final GrantNames names;
    private final FollowUpLinks links;
    private final RateLimits limits;
    private final int longestBody;
    private final BodyReader bodies;
    private final SignInPages signIn;

    public AccessFace(
            Authentication authentication, GrantNames names, FollowUpLinks links, RateLimits limits, Config config) {
        this.authentication = authentication;
        this.names = names;
        this.links = links;
        this.limits = limits;
        this.longestBody = config.integer(Setting.HTTP_MAX_BODY);
        this.bodies = BodyReader.of(longestBody);
        this.signIn = new SignInPages(authentication, limits, bodies, config.text(Setting.HTTP_PUBLIC_URL));
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
        return authentication.publicKeys().compose(keys -> ResponseSender.send(context, KEY_SET, keys.toBuffer()));
    }

    private Future<Void> mint(RoutingContext context) {
        return authentication.actor(context).compose(actor -> {
            limits.forWrite(context, actor);
            JsonObject body = StrictJson.body(context, TokenMintRequest.MEMBERS);
            TokenMintRequest order = TokenMintRequest.read(body, Instant.now());
            names.require(order.grants());
            return authentication.tokens().mint(actor, order).compose(issued -> created(context, issued));
        });
    }

    private Future<Void> anonymous(RoutingContext context) {
        limits.forAnonymousGrant(context);
        return created(context, authentication.tokens().anonymous());
    }

    /** Changes the code of a link for a token that allows what the link does. */
    private Future<Void> followUp(RoutingContext context) {
        limits.forAnonymousGrant(context);
        JsonObject body = StrictJson.body(context, Set.of("kind", "id", "code"));
        return links.open(text(body, "kind"), text(body, "id"), text(body, "code"))
                .compose(link -> created(context, authentication.tokens().ofLink(link)));
    }

    private static String text(JsonObject body, String name) {
        if (body.getValue(name) instanceof String text && !InvisibleCharacters.isBlank(text)) {
            return text;
        }
        throw Problem.field(name, "is required, as a text");
    }

    /** As a token endpoint answers (RFC 6749, clause 5.1), and what else is known of the token. */
    private static Future<Void> created(RoutingContext context, TokenIssuer.IssuedToken issued) {
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
        return authentication
                .actor(context)
                .compose(authentication.tokens()::list)
                .compose(entries -> {
                    JsonArray tokens = new JsonArray();
                    entries.forEach(entry -> tokens.add(TokenCommands.described(entry)));
                    return json(context, 200, new JsonObject().put("tokens", tokens));
                });
    }

    private Future<Void> revoke(RoutingContext context) {
        return authentication.actor(context).compose(actor -> revoke(context, actor));
    }

    private Future<Void> revoke(RoutingContext context, Actor actor) {
        limits.forWrite(context, actor);
        return authentication
                .tokens()
                .revoke(actor, ResponseSender.path(context, "jti"))
                .compose(done -> context.response().setStatusCode(204).end());
    }

    private static Future<Void> json(RoutingContext context, int status, JsonObject body) {
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                .end(body.encode());
    }
}

package pilotcity.portal.face.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.portal.kernel.http.operation.Body;
import pilotcity.portal.kernel.http.operation.GeometrySchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.http.operation.Schemas;
import pilotcity.portal.kernel.http.operation.Section;

/** The addresses of tokens and keys. */
final class TokenOperations {
    private static final String TOKENS = "/api/tokens";
    private static final String GRANT = "Grant";
    private static final String TOKEN = "IssuedToken";
    private static final String ENTRY = "TokenEntry";

    static final Operation KEYS = Operation.read(
                    "/.well-known/jwks.json", "getKeys", Section.TOKENS, "验证令牌的公钥", "The keys that verify tokens")
            .answers(OperationResponse.of(
                    200,
                    "application/jwk-set+json",
                    Schemas.object().with("keys", Schemas.list(key())).json(),
                    "公钥（RFC 7517）",
                    "The public keys (RFC 7517)"));

    static final Operation LIST = Operation.read(
                    TOKENS, "listTokens", Section.TOKENS, "由此令牌发出的令牌", "The tokens that came from this one")
            .withToken()
            .answers(OperationResponse.json(
                    200,
                    Schemas.object()
                            .with("tokens", Schemas.list(Schemas.named(ENTRY)))
                            .json(),
                    "令牌",
                    "The tokens, without themselves"))
            .defines(ENTRY, entry().json())
            .defines(GRANT, grant());

    static final Operation MINT = Operation.of(
                    HttpMethod.POST, TOKENS, "mintToken", Section.TOKENS, "发出权限更小的令牌", "Mint a weaker token")
            .describe(
                    "每一项都在发出者的权限之内，且不晚于其期限。",
                    "Each dimension within that of the token it is minted from, and ending no later.")
            .withToken()
            .takes(Body.json(order())
                    .example(new JsonObject()
                            .put("subject", "volunteer-7")
                            .put("expiresIn", 604_800)
                            .put(
                                    "authorization_details",
                                    new JsonArray()
                                            .add(new JsonObject()
                                                    .put("type", "pilotcity")
                                                    .put("actions", new JsonArray().add("accept"))
                                                    .put("datatypes", new JsonArray().add("record"))
                                                    .put("places", new JsonArray().add("440106"))))))
            .answers(issued())
            .defines(TOKEN, token());

    static final Operation ANONYMOUS = Operation.of(
                    HttpMethod.POST,
                    TOKENS + "/anonymous",
                    "getAnonymousToken",
                    Section.TOKENS,
                    "上报用的短期令牌",
                    "A short-lived token for reports")
            .answers(issued());

    static final Operation FOLLOW_UP = Operation.of(
                    HttpMethod.POST,
                    TOKENS + "/follow-up",
                    "getFollowUpToken",
                    Section.TOKENS,
                    "以跟进码换取令牌",
                    "A token for the code of a follow-up link")
            .takes(Body.json(Schemas.object()
                            .with("kind", Schemas.text().put("minLength", 1))
                            .with("id", Schemas.text().put("minLength", 1))
                            .with("code", Schemas.text().put("minLength", 1))
                            .json())
                    .example(new JsonObject()
                            .put("kind", "record")
                            .put("id", "R-1")
                            .put("code", "the code in the link")))
            .answers(issued());

    static final Operation REVOKE = Operation.of(
                    HttpMethod.DELETE, TOKENS + "/{jti}", "revokeToken", Section.TOKENS, "撤销令牌", "Revoke a token")
            .describe("由它发出的一并失效。", "And all that came from it, at once on every node.")
            .withToken()
            .takes(Parameter.path("jti", "令牌编号", "The id of the token"))
            .answers(OperationResponse.empty(204, "已撤销", "It is revoked"));

    static final List<Operation> ALL = List.of(KEYS, LIST, MINT, ANONYMOUS, FOLLOW_UP, REVOKE);

    private TokenOperations() {}

    private static OperationResponse issued() {
        return OperationResponse.json(201, Schemas.named(TOKEN), "令牌", "The token")
                .withHeaders("RateLimit");
    }

    /** Public members only: a private key has a member d. */
    private static JsonObject key() {
        return Schemas.object()
                .with("kty", Schemas.constant("EC"))
                .with("crv", Schemas.constant("P-256"))
                .with("alg", Schemas.constant("ES256"))
                .with("use", Schemas.constant("sig"))
                .with("kid", Schemas.text())
                .with("x", Schemas.text())
                .with("y", Schemas.text())
                .json();
    }

    private static JsonObject grant() {
        JsonObject texts = Schemas.list(Schemas.text(1, 200), 1, 200).put("uniqueItems", true);
        JsonObject names =
                Schemas.list(Schemas.pattern("^[A-Za-z][A-Za-z0-9-]*$"), 1, 200).put("uniqueItems", true);
        return Schemas.described(
                Schemas.object()
                        .with("type", Schemas.constant("pilotcity"))
                        .perhaps("actions", names)
                        .perhaps("datatypes", names)
                        .perhaps("organisations", texts)
                        .perhaps("campaigns", texts)
                        .perhaps("places", Schemas.list(Schemas.pattern("^[1-9][0-9]{5}([0-9]{3}){0,2}$"), 1, 200))
                        .perhaps("area", Schemas.named(GeometrySchemas.GEOMETRY))
                        .perhaps("identifier", Schemas.text(1, 200))
                        .perhaps("until", Schemas.offsetTime())
                        .json(),
                "一项授权（RFC 9396）；没有写明的不受限制",
                "One grant (RFC 9396); what it does not name is not restricted");
    }

    private static JsonObject order() {
        return Schemas.object()
                .perhaps("subject", Schemas.text(1, 100))
                .perhaps("name", Schemas.text(1, 200))
                .perhaps("expiresIn", Schemas.integer(1, 316_224_000))
                .perhaps("expiresAt", Schemas.offsetTime())
                .with("authorization_details", Schemas.list(Schemas.named(GRANT), 1, 50))
                .json();
    }

    private static Schemas.Members entry() {
        return Schemas.object()
                .with("jti", Schemas.text())
                .with("subject", Schemas.text())
                .perhaps("name", Schemas.text())
                .with("issuedAt", Schemas.instant())
                .with("expiresAt", Schemas.instant())
                .perhaps("mintedBy", Schemas.text())
                .perhaps("parent", Schemas.text())
                .perhaps("revokedAt", Schemas.instant())
                .with("authorization_details", Schemas.list(Schemas.named(GRANT)));
    }

    private static JsonObject token() {
        return entry().with("access_token", Schemas.text())
                .with("token_type", Schemas.constant("Bearer"))
                .with("expires_in", Schemas.integer())
                .json();
    }
}

package pilotcity.portal.face.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.portal.kernel.http.operation.GeometrySchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationBody;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The addresses of tokens and keys. */
final class TokenOperations {
    private static final String TOKENS = "/api/tokens";
    private static final String GRANT = "Grant";
    private static final String TOKEN = "IssuedToken";
    private static final String ENTRY = "TokenEntry";

    static final Operation KEYS = Operation.read(
                    "/.well-known/jwks.json",
                    "getKeys",
                    OperationSection.TOKENS,
                    "验证令牌的公钥",
                    "The keys that verify tokens")
            .withResponse(OperationResponse.of(
                    200,
                    "application/jwk-set+json",
                    SchemaBuilder.object()
                            .with("keys", SchemaBuilder.list(key()))
                            .json(),
                    "公钥（RFC 7517）",
                    "The public keys (RFC 7517)"));

    static final Operation LIST = Operation.read(
                    TOKENS, "listTokens", OperationSection.TOKENS, "由此令牌发出的令牌", "The tokens that came from this one")
            .withToken()
            .withResponse(OperationResponse.json(
                    200,
                    SchemaBuilder.object()
                            .with("tokens", SchemaBuilder.list(SchemaBuilder.named(ENTRY)))
                            .json(),
                    "令牌",
                    "The tokens, without themselves"))
            .withSchema(ENTRY, entry().json())
            .withSchema(GRANT, grant());

    static final Operation MINT = Operation.of(
                    HttpMethod.POST, TOKENS, "mintToken", OperationSection.TOKENS, "发出权限更小的令牌", "Mint a weaker token")
            .describe(
                    "每一项都在发出者的权限之内，且不晚于其期限。",
                    "Each dimension within that of the token it is minted from, and ending no later.")
            .withToken()
            .withParameters(OperationBody.json(order())
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
            .withResponse(issued())
            .withSchema(TOKEN, token());

    static final Operation ANONYMOUS = Operation.of(
                    HttpMethod.POST,
                    TOKENS + "/anonymous",
                    "getAnonymousToken",
                    OperationSection.TOKENS,
                    "上报用的短期令牌",
                    "A short-lived token for reports")
            .withResponse(issued());

    static final Operation FOLLOW_UP = Operation.of(
                    HttpMethod.POST,
                    TOKENS + "/follow-up",
                    "getFollowUpToken",
                    OperationSection.TOKENS,
                    "以跟进码换取令牌",
                    "A token for the code of a follow-up link")
            .withParameters(OperationBody.json(SchemaBuilder.object()
                            .with("kind", SchemaBuilder.text().put("minLength", 1))
                            .with("id", SchemaBuilder.text().put("minLength", 1))
                            .with("code", SchemaBuilder.text().put("minLength", 1))
                            .json())
                    .example(new JsonObject()
                            .put("kind", "record")
                            .put("id", "R-1")
                            .put("code", "the code in the link")))
            .withResponse(issued());

    static final Operation REVOKE = Operation.of(
                    HttpMethod.DELETE,
                    TOKENS + "/{jti}",
                    "revokeToken",
                    OperationSection.TOKENS,
                    "撤销令牌",
                    "Revoke a token")
            .describe("由它发出的一并失效。", "And all that came from it, at once on every node.")
            .withToken()
            .withParameters(OperationParameter.path("jti", "令牌编号", "The id of the token"))
            .withResponse(OperationResponse.empty(204, "已撤销", "It is revoked"));

    static final List<Operation> ALL = List.of(KEYS, LIST, MINT, ANONYMOUS, FOLLOW_UP, REVOKE);

    private TokenOperations() {}

    private static OperationResponse issued() {
        return OperationResponse.json(201, SchemaBuilder.named(TOKEN), "令牌", "The token")
                .withHeaders("RateLimit");
    }

    /** Public members only: a private key has a member d. */
    private static JsonObject key() {
        return SchemaBuilder.object()
                .with("kty", SchemaBuilder.constant("EC"))
                .with("crv", SchemaBuilder.constant("P-256"))
                .with("alg", SchemaBuilder.constant("ES256"))
                .with("use", SchemaBuilder.constant("sig"))
                .with("kid", SchemaBuilder.text())
                .with("x", SchemaBuilder.text())
                .with("y", SchemaBuilder.text())
                .json();
    }

    private static JsonObject grant() {
        JsonObject texts =
                SchemaBuilder.list(SchemaBuilder.text(1, 200), 1, 200).put("uniqueItems", true);
        JsonObject names = SchemaBuilder.list(SchemaBuilder.pattern("^[A-Za-z][A-Za-z0-9-]*$"), 1, 200)
                .put("uniqueItems", true);
        return SchemaBuilder.described(
                SchemaBuilder.object()
                        .with("type", SchemaBuilder.constant("pilotcity"))
                        .perhaps("actions", names)
                        .perhaps("datatypes", names)
                        .perhaps("organisations", texts)
                        .perhaps("campaigns", texts)
                        .perhaps(
                                "places",
                                SchemaBuilder.list(SchemaBuilder.pattern("^[1-9][0-9]{5}([0-9]{3}){0,2}$"), 1, 200))
                        .perhaps("area", SchemaBuilder.named(GeometrySchemas.GEOMETRY))
                        .perhaps("identifier", SchemaBuilder.text(1, 200))
                        .perhaps("until", SchemaBuilder.offsetTime())
                        .json(),
                "一项授权（RFC 9396）；没有写明的不受限制",
                "One grant (RFC 9396); what it does not name is not restricted");
    }

    private static JsonObject order() {
        return SchemaBuilder.object()
                .perhaps("subject", SchemaBuilder.text(1, 100))
                .perhaps("name", SchemaBuilder.text(1, 200))
                .perhaps("expiresIn", SchemaBuilder.integer(1, 316_224_000))
                .perhaps("expiresAt", SchemaBuilder.offsetTime())
                .with("authorization_details", SchemaBuilder.list(SchemaBuilder.named(GRANT), 1, 50))
                .json();
    }

    private static SchemaBuilder.Members entry() {
        return SchemaBuilder.object()
                .with("jti", SchemaBuilder.text())
                .with("subject", SchemaBuilder.text())
                .perhaps("name", SchemaBuilder.text())
                .with("issuedAt", SchemaBuilder.instant())
                .with("expiresAt", SchemaBuilder.instant())
                .perhaps("mintedBy", SchemaBuilder.text())
                .perhaps("parent", SchemaBuilder.text())
                .perhaps("revokedAt", SchemaBuilder.instant())
                .with("authorization_details", SchemaBuilder.list(SchemaBuilder.named(GRANT)));
    }

    private static JsonObject token() {
        return entry().with("access_token", SchemaBuilder.text())
                .with("token_type", SchemaBuilder.constant("Bearer"))
                .with("expires_in", SchemaBuilder.integer())
                .json();
    }
}

package pilotcity.portal.kernel.authentication;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.GrantJson;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.token.TokenIssuer;
import pilotcity.portal.kernel.token.TokenLog;
import pilotcity.portal.kernel.token.TokenMintRequest;

/** Token commands of the operator: one line of JSON in, one line out. */
public final class TokenCommands {
    private static final String DO = "do";

    private final Authentication authentication;
    private final TokenIssuer tokenIssuer;

    public TokenCommands(Authentication authentication) {
        this.authentication = authentication;
        this.tokenIssuer = authentication.tokens();
    }

    /** @throws Problem that says why it cannot be done */
    public void run(String request, Consumer<String> print) {
        JsonObject json = StrictJson.read(request);
        JsonObject answer = switch (json.getString(DO)) {
            case "mint" -> mint(json);
            case "list" -> list();
            case "revoke" -> revoke(json.getString("id"));
            case "rotate-key" -> rotate(json.getBoolean("atOnce", false));
            default -> throw Problem.of(Problem.Kind.BAD_REQUEST, "there is nothing to do by that name");
        };
        print.accept(answer.encode());
    }

    private JsonObject mint(JsonObject json) {
        JsonObject order = json.copy();
        order.remove(DO);
        StrictJson.requireKnown(order, TokenMintRequest.MEMBERS, "");
        TokenIssuer.IssuedToken issued =
                Await.get(tokenIssuer.mint(Actor.PORTAL, TokenMintRequest.read(order, Instant.now())));
        return described(issued.entry()).put("access_token", issued.token());
    }

    private JsonObject list() {
        List<JsonObject> entries = Await.get(tokenIssuer.list(Actor.PORTAL)).stream()
                .map(TokenCommands::described)
                .toList();
        return new JsonObject().put("tokens", new JsonArray(entries));
    }

    private JsonObject revoke(String id) {
        boolean noted = Await.get(tokenIssuer.isLogged(id));
        Await.get(tokenIssuer.revoke(Actor.PORTAL, id));
        return new JsonObject().put("revoked", id).put("noted", noted);
    }

    private JsonObject rotate(boolean atOnce) {
        return new JsonObject().put("kid", authentication.rotateKey(atOnce));
    }

    /** The log entry of a token as JSON, without the token itself. */
    public static JsonObject described(TokenLog.LogEntry entry) {
        JsonObject json = new JsonObject()
                .put("jti", entry.id())
                .put("subject", entry.subject())
                .put("name", entry.name())
                .put("issuedAt", entry.issued().toString())
                .put("expiresAt", entry.expires().toString())
                .put("mintedBy", entry.mintedBy())
                .put(
                        "parent",
                        entry.lineage().isEmpty() ? null : entry.lineage().getFirst())
                .put(
                        "revokedAt",
                        entry.revoked() == null ? null : entry.revoked().toString())
                .put(GrantJson.CLAIM, entry.grants());
        Set.copyOf(json.fieldNames()).stream()
                .filter(name -> json.getValue(name) == null)
                .forEach(json::remove);
        return json;
    }
}

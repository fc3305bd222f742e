package pilotcity.portal.kernel.token;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;

/** Tokens of a portal for tests, and requests with them. */
public final class TestTokens {
    private TestTokens() {}

    /** As {@code ./portal token} makes it. */
    public static String root(TestPortal portal, String subject, Grant... grants) {
        TokenMintRequest order =
                new TokenMintRequest(subject, null, Instant.now().plus(Duration.ofHours(1)), List.of(grants));
        return Await.get(portal.service().node().access().tokens().mint(Actor.PORTAL, order))
                .token();
    }

    /** One entry of {@code authorization_details} with {@code members}. */
    public static JsonObject grant(Object... members) {
        JsonObject grant = new JsonObject().put("type", "pilotcity");
        for (int i = 0; i < members.length; i += 2) {
            grant.put(
                    (String) members[i],
                    members[i + 1] instanceof List<?> values ? new JsonArray(values) : members[i + 1]);
        }
        return grant;
    }

    public static JsonObject order(JsonObject... grants) {
        return new JsonObject().put("authorization_details", new JsonArray(List.of(grants)));
    }

    public static HttpResponse<String> mint(TestPortal portal, String token, JsonObject order) {
        return portal.send(
                portal.request("/api/tokens", "Authorization", "Bearer " + token, "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order.encode()))
                        .build());
    }

    /** The token of an answer that has one. */
    public static String minted(HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body()).getString("access_token");
    }

    public static HttpResponse<String> revoke(TestPortal portal, String token, String id) {
        return portal.send(portal.request("/api/tokens/" + id, "Authorization", "Bearer " + token)
                .DELETE()
                .build());
    }

    public static String id(String token) {
        return UnverifiedToken.parse(token).claims().getString("jti");
    }
}

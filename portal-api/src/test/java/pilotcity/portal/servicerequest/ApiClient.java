package pilotcity.portal.servicerequest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import pilotcity.portal.TestPortal;

/** Somebody who uses the portal's own API with a token. */
record ApiClient(TestPortal portal, String token) {

    static ApiClient anonymous(TestPortal portal) {
        HttpResponse<String> answer = portal.send(portal.request("/api/tokens/anonymous")
                .POST(BodyPublishers.noBody())
                .build());
        return new ApiClient(portal, new JsonObject(answer.body()).getString("access_token"));
    }

    HttpResponse<String> send(String path, JsonObject body, String... headers) {
        var request = portal.request(path, "Authorization", "Bearer " + token, "Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return portal.send(request.POST(BodyPublishers.ofString(body.encode())).build());
    }

    /** What a write that must succeed answers. */
    JsonObject write(String path, Object... values) {
        HttpResponse<String> answer = send(path, json(values));
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(path + " " + answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    HttpResponse<String> get(String path) {
        return portal.get(path, "Authorization", "Bearer " + token);
    }

    /** The public document as it is after {@code written}. */
    static JsonObject read(TestPortal portal, String path, JsonObject written) {
        return new JsonObject(portal.get(path + "?atLeast=" + written.getString("changeToken"))
                .body());
    }

    static JsonObject json(Object... values) {
        JsonObject json = new JsonObject();
        for (int i = 0; i < values.length; i += 2) {
            json.put((String) values[i], values[i + 1] instanceof List<?> list ? new JsonArray(list) : values[i + 1]);
        }
        return json;
    }
}

package pilotcity.portal.face.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import pilotcity.portal.TestPortal;

/** Asks for suggestions as a program would. */
record SuggestionClient(TestPortal portal) {
    private static final String PATH = "/api/suggestions";

    HttpResponse<String> post(String body, String... headers) {
        String[] all = headers.length == 0 ? new String[] {"Content-Type", "application/json"} : headers;
        return portal.send(
                portal.request(PATH, all).POST(BodyPublishers.ofString(body)).build());
    }

    /** The answer to {@code words} and further members, each a name and its value. */
    JsonObject ask(String words, Object... members) {
        HttpResponse<String> answer = post(body(words, members).encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    static JsonObject body(String words, Object... members) {
        JsonObject body = new JsonObject().put("words", words);
        for (int i = 0; i < members.length; i += 2) {
            body.put(String.valueOf(members[i]), members[i + 1]);
        }
        return body;
    }

    /** The answers to many items at once. */
    JsonArray askAll(Object... items) {
        HttpResponse<String> answer = post(new JsonObject()
                .put("items", new JsonArray(Arrays.asList(items)))
                .encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getJsonArray("items");
    }

    /** What is wrong with {@code body}. */
    JsonObject refusal(int status, String body, String... headers) {
        HttpResponse<String> answer = post(body, headers);
        assertThat(answer.statusCode()).as(body + " " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        return new JsonObject(answer.body());
    }
}

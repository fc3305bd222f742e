package pilotcity.portal.face.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** Bodies that nobody should send, and words that people do send. */
class HostileWordsTest {
    private final TestPortal portal = TestPortal.shared().awaitModel();
    private final SuggestionClient client = new SuggestionClient(portal);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                          | words    | is required",
                "{\"words\": \"\"}                           | words    | is required",
                "{\"words\": \" \\u200b\\n \"}               | words    | is required",
                "{\"words\": null}                           | words    | is required",
                "{\"words\": 12}                             | words    | must be a text",
                "{\"words\": [\"x\"]}                        | words    | must be a text",
                "{\"words\": \"a\\u0000b\"}                  | words    | must not contain the character U+0000",
                "{\"words\": \"a\\ud83d\"}                   | words    | holds half of a character (a surrogate without its partner)",
                "{\"words\": \"x\", \"text\": \"y\"}         | text     | unknown; known are words, category, lon, lat, crs, place, language",
                "{\"words\": \"x\", \"lon\": 113.3}          | lat      | lon and lat come together",
                "{\"words\": \"x\", \"lat\": 23.1}           | lon      | lon and lat come together",
                "{\"words\": \"x\", \"lon\": 1, \"lat\": 91} | lat      | must be from -90.0 to 90.0, not 91",
                "{\"words\": \"x\", \"lon\": \"1\"}          | lon      | must be a number",
                "{\"words\": \"x\", \"place\": \"999999\"}   | place    | there is no place '999999'",
                "{\"words\": \"x\", \"category\": \"nix\"}   | category | there is no category 'nix'",
                "{\"words\": \"x\", \"crs\": \"mars\"}       | crs      | must be wgs84 or gcj02 or bd09, not 'mars'",
                "{\"words\": \"x\", \"language\": \"fr\"}    | language | must be zh or en, not 'fr'",
                "{\"words\": \"x\", \"items\": []}           | words    | unknown member; known are items",
                "{\"items\": {}}                             | items    | must be a list",
                "{\"items\": []}                             | items    | has from 1 to 100 items, not 0",
            })
    void whatIsWrongIsNamed(String body, String parameter, String reason) {
        JsonObject problem = client.refusal(400, body);
        assertThat(problem.getString("parameter")).isEqualTo(parameter);
        assertThat(problem.getString("detail")).isEqualTo(parameter + ": " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "\"x\"", "{", "{\"words\": \"x\", \"words\": \"y\"}", "{\"words\": \"x\"} 1"})
    void whatIsNoObjectIsRefused(String body) {
        assertThat(client.refusal(400, body).getString("detail")).startsWith("the body ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "multipart/form-data; boundary=x", "application/json; charset=gbk"})
    void onlyJsonInUtf8IsTaken(String type) {
        assertThat(client.refusal(415, "{\"words\": \"x\"}", "Content-Type", type)
                        .getString("detail"))
                .isEqualTo("send application/json in UTF-8");
    }

    @Test
    void whatIsTooLargeIsNotRead() {
        assertThat(client.refusal(413, "{\"words\": \"" + "x".repeat(300_000) + "\"}")
                        .getString("detail"))
                .contains("262144 bytes");
        assertThat(client.refusal(400, SuggestionClient.body("路".repeat(4001)).encode())
                        .getString("detail"))
                .isEqualTo("words: has at most 4000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void otherMethodsAreTold(String method) {
        HttpResponse<String> answer = portal.send(portal.request("/api/suggestions")
                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow").orElseThrow())
                .contains("POST")
                .doesNotContain(method);
    }

    @Test
    void longAndOddWordsAreRead() {
        List<String> words = List.of(
                "路".repeat(4000),
                "😀".repeat(4000),
                "a".repeat(4000),
                "1".repeat(4000),
                "，".repeat(4000),
                "另外".repeat(2000),
                "\n".repeat(1999) + "x" + "\t".repeat(1999) + "y",
                "🚲🕳️",
                "\u202Eeht txet sdrawkcab",
                "e\u0301".repeat(2000),
                "ﷺ".repeat(500),
                "𠮷野家门前",
                "<script>alert(1)</script>' OR 1=1 --",
                "{{ t.siteName }} ${jndi:ldap://x} %s %n \\u0000");
        for (String each : words) {
            JsonObject answer = client.ask(each);
            assertThat(answer.getJsonArray("categories").size()).as(each).isBetween(0, 3);
        }
        JsonArray together = client.askAll(words.stream()
                .filter(each -> each.length() < 100)
                .map(SuggestionClient::body)
                .toArray());
        assertThat(together).allMatch(each -> ((JsonObject) each).getInteger("status") == 200);
    }

    @Test
    void aBrokenTextInABatchIsRefusedAlone() {
        HttpResponse<String> answer =
                client.post("{\"items\": [{\"words\": \"路灯不亮\"}, {\"words\": \"\\udc00\"}, {\"wo\\ud800\": 1}]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonArray items = new JsonObject(answer.body()).getJsonArray("items");
        assertThat(items.stream().map(each -> ((JsonObject) each).getInteger("status")))
                .containsExactly(200, 400, 400);
    }
}

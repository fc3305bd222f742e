package pilotcity.portal.face.graphql;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** Suggestions in GraphQL, of a whole portal. */
class SuggestionFieldsTest {
    private static final String WHOLE = """
            query Ask($words: String!, $language: Language) {
              suggestions(words: $words, category: "category:roads", lon: 113.3245, lat: 23.1291, crs: "gcj02",
                          place: "440106", language: $language) {
                model { key inUse threshold }
                sure
                categories { category { key name nameEn path } probability }
                danger { code label advice sign probability model }
                places { place { key } landmarks { key } address relation read lon lat precision probability }
                duplicates { record { key } probability likelihood label metres closed reasons }
                parts { words category { probability category { key } } }
                answerer { category { key } place placed organisation { key name } contacts { name phone note } }
              }
            }
            """;

    private final TestPortal portal = TestPortal.shared().awaitModel();

    private HttpResponse<String> post(String query, JsonObject variables) {
        return portal.send(portal.request(
                        "/graphql", "Content-Type", "application/json", "Accept", "application/graphql-response+json")
                .POST(BodyPublishers.ofString(new JsonObject()
                        .put("query", query)
                        .put("variables", variables)
                        .encode()))
                .build());
    }

    @Test
    void whatIsSuggestedLeadsToTheDocuments() {
        JsonObject variables = new JsonObject().put("words", "路灯坏了一个星期，晚上一片漆黑").put("language", "EN");
        // the second time by its plan
        String first = post(WHOLE, variables).body();
        HttpResponse<String> answer = post(WHOLE, variables);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThatJson(answer.body()).isEqualTo(first);
        assertThatJson(answer.body())
                .node("data.suggestions")
                .and(
                        each -> each.node("model.inUse").isEqualTo(true),
                        each -> each.node("sure").isEqualTo(true),
                        each -> each.node("categories").isArray().hasSize(3),
                        each -> each.node("categories[0].category.name").isEqualTo("路灯不亮"),
                        each -> each.node("danger").isEqualTo(null),
                        each -> each.node("answerer.category.key").isEqualTo("roads"),
                        each -> each.node("answerer.organisation.key").isEqualTo("guangzhou-transport"),
                        each -> each.node("answerer.contacts").isArray().isEmpty());
        JsonObject danger = variables.copy().put("words", "小区门口电线掉下来了，裸露着，孩子在旁边玩");
        assertThatJson(post(WHOLE, danger).body())
                .node("data.suggestions.danger.label")
                .isEqualTo("Live wires");
        assertThatJson(post(WHOLE, danger.put("language", null)).body())
                .node("data.suggestions.danger.label")
                .isEqualTo("漏电、电线裸露");
    }

    @Test
    void anArgumentThatIsWrongIsNamed() {
        String query = "query($words: String!, $place: ID) { suggestions(words: $words, place: $place) { sure } }";
        for (String[] wrong : new String[][] {
            {"", null, "words", "is required"},
            {"路".repeat(4001), null, "words", "has at most 4000 characters"},
            {"a\0b", null, "words", "must not contain the character U+0000"},
            {"x", "999999", "place", "there is no place '999999'"}
        }) {
            HttpResponse<String> answer =
                    post(query, new JsonObject().put("words", wrong[0]).put("place", wrong[1]));
            assertThatJson(answer.body())
                    .node("errors[0]")
                    .and(
                            each -> each.node("message").isEqualTo(wrong[3]),
                            each -> each.node("extensions.argument").isEqualTo(wrong[2]));
        }
        assertThat(post("{ suggestions { sure } }", new JsonObject()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void suggestionsAreWeighedBeforeAnyIsMade() {
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 101; i++) {
            many.append(" s").append(i).append(": suggestions(words: \"x\") { sure }");
        }
        HttpResponse<String> refused = post(many.append(" }").toString(), new JsonObject());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThatJson(refused.body()).node("errors[0].extensions.code").isEqualTo("QUERY_TOO_EXPENSIVE");
        assertThatJson(post("{ suggestions(words: \"x\") { sure } }", new JsonObject())
                        .body())
                .node("extensions.cost.documents.used")
                .isEqualTo(2_000);
    }
}

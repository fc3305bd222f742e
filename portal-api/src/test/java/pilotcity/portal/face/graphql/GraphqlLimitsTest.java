package pilotcity.portal.face.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graphql.introspection.IntrospectionQuery;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;

/** Queries that are made to exhaust the server are answered quickly, with one error that has a code. */
class GraphqlLimitsTest {
    private static final long QUICK_MILLIS = 2_000;

    @TempDir
    static Path folder;

    static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(folder, GraphqlLimits.DEFAULT);
        server.data("{ __typename }", Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> bombs() {
        Map<String, String> bombs = Map.ofEntries(
                Map.entry("2,000 levels", "{a".repeat(2_000) + "}".repeat(2_000)),
                Map.entry("2,000 levels of a real field", nested(2_000)),
                Map.entry("10 levels", nested(10)),
                Map.entry("10,000 aliases", "{" + numbered(10_000, "a%d:__typename ") + "}"),
                Map.entry("2,000 searches", "{" + numbered(1_200, "a%d:schemes{nodes{key}} ") + "}"),
                Map.entry("aliases below a list", "{schemes(first:1000){nodes{" + numbered(1_000, "a%d:key ") + "}}}"),
                Map.entry(
                        "20 levels of list values",
                        "{schemes(filter:{and:" + "[{and:".repeat(2_000) + "[]" + "}]".repeat(2_000)
                                + "}){totalCount}}"),
                Map.entry("doubling fragments", doubling()),
                Map.entry("fragments in a circle", "query{...A} fragment A on Query{...B} fragment B on Query{...A}"),
                Map.entry("a chain of fragments", chain(900)),
                Map.entry("101 fragments", chain(101)),
                Map.entry("one field 3,000 times", "{" + "schemes{nodes{key}}".repeat(1_200) + "}"),
                Map.entry(
                        "circular introspection", "{__schema{types{fields{type{fields{type{fields{type{name}}}}}}}}}"),
                Map.entry("many introspections", "{" + numbered(600, "a%d:__schema{types{name}} ") + "}"),
                Map.entry("many directives", "{__typename " + "@skip(if:false)".repeat(1_900) + "}"),
                Map.entry("whitespace", "{" + " \n".repeat(110_000) + "__typename}"),
                Map.entry("many wrong fields", "{" + numbered(3_000, "w%d ") + "}"),
                Map.entry("many values", "{schemes(filter:{key:{in:[" + "\"a\",".repeat(3_000) + "]}}){totalCount}}"));
        return bombs.entrySet().stream()
                .map(bomb -> DynamicTest.dynamicTest(bomb.getKey(), () -> refuse(bomb.getValue())));
    }

    private static String nested(int levels) {
        return "{schemes{nodes{" + "city{schemes{nodes{".repeat(levels / 2) + "key" + "}}}".repeat(levels / 2) + "}}}";
    }

    private static String numbered(int count, String text) {
        return IntStream.range(0, count).mapToObj(text::formatted).collect(Collectors.joining());
    }

    private static String chain(int fragments) {
        StringBuilder query = new StringBuilder("query{...F1}");
        for (int i = 1; i < fragments; i++) {
            query.append("fragment F%d on Query{...F%d}".formatted(i, i + 1));
        }
        return query.append("fragment F" + fragments + " on Query{__typename}").toString();
    }

    @Test
    void aHundredFragmentsAreAnswered() throws Exception {
        assertThat(server.ask(chain(100), Map.of()).statusCode()).isEqualTo(200);
        String text = "fragment ".repeat(200);
        assertThat(server.ask("{schemes(filter:{key:{eq:\"" + text + "\"}}){totalCount}}", Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    private static String doubling() {
        StringBuilder query = new StringBuilder("query{...F0}");
        for (int i = 0; i < 60; i++) {
            query.append(
                    "fragment F%1$d on Query{a%1$d:__typename ...F%2$d b:__typename ...F%2$d}".formatted(i, i + 1));
        }
        return query.append("fragment F60 on Query{schemes{nodes{key}}}").toString();
    }

    private void refuse(String query) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> response = server.ask(query, Map.of());
        long millis = (System.nanoTime() - start) / 1_000_000;
        JsonNode answer = TestServer.JSON.readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isBetween(400, 422);
        assertThat(answer.at("/errors/0/extensions/code").asText()).isNotIn("", "INTERNAL");
        assertThat(answer.has("data")).isFalse();
        assertThat(millis).as("milliseconds").isLessThan(QUICK_MILLIS);
    }

    @Test
    void threeLevelsOfTwentyAreAnswered() throws Exception {
        JsonNode data = server.data(
                "{cities(first:20){nodes{schemes(first:20){nodes{city{name} notes(first:20){nodes{key text}}}}}}}",
                Map.of());
        assertThat(data.at("/cities/nodes/0/schemes/nodes")).hasSize(20);
    }

    @Test
    void pageSizesInVariablesCount() throws Exception {
        String query = "query($n:Int=1000){schemes(first:$n){nodes{notes(first:$n){nodes{key}}}}}";
        assertThat(server.ask(query, Map.of("n", 10)).statusCode()).isEqualTo(200);
        assertThat(server.ask(query, Map.of("n", 1000)).statusCode()).isEqualTo(422);
        assertThat(server.answer(query, Map.of())
                        .at("/errors/0/extensions/code")
                        .asText())
                .isEqualTo("QUERY_TOO_EXPENSIVE");
    }

    @Test
    void introspectionIsOpen() throws Exception {
        JsonNode data = server.data(IntrospectionQuery.INTROSPECTION_QUERY, Map.of());
        for (JsonNode type : data.at("/__schema/types")) {
            if (!type.get("name").asText().startsWith("__")) {
                assertThat(type.get("description").asText(""))
                        .as(type.get("name").asText())
                        .isNotBlank();
                for (String members : new String[] {"fields", "inputFields", "enumValues"}) {
                    type.get(members).forEach(GraphqlLimitsTest::assertDescribed);
                }
            }
        }
    }

    private static void assertDescribed(JsonNode member) {
        assertThat(member.get("description").asText("")).as(member.toString()).isNotBlank();
        if (member.has("args")) {
            member.get("args").forEach(GraphqlLimitsTest::assertDescribed);
        }
    }

    @Test
    void everyRootFieldWithoutArgumentsExecutes() throws Exception {
        server.data(
                "{kinds{name} search{totalCount nodes{id}} cities{nodes{id}} schemes{nodes{id}} notes{nodes{id}}}",
                Map.of());
    }
}

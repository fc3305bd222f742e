package pilotcity.portal.face.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;

/** Whatever the filter and order: walking forwards and backwards, in pages of any size, gives one and the same list. */
class ConnectionPagingTest {
    private static final String FORWARDS = """
            query($n: Int, $c: String, $f: SchemeFilter, $o: [SchemeOrder!]) {
              schemes(first: $n, after: $c, filter: $f, orderBy: $o) { ...Page }
            }""";
    private static final String BACKWARDS = """
            query($n: Int, $c: String, $f: SchemeFilter, $o: [SchemeOrder!]) {
              schemes(last: $n, before: $c, filter: $f, orderBy: $o) { ...Page }
            }""";
    private static final String PAGE = """
            fragment Page on SchemeConnection {
              totalCount nodes { key } edges { cursor node { key } }
              pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            }""";

    @TempDir
    static Path folder;

    static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(folder, GraphqlLimits.DEFAULT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @RepeatedTest(25)
    void bothDirectionsAgree(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, Object> list = new HashMap<>(Map.of("f", filter(random), "o", order(random)));
        JsonNode all = page(FORWARDS, list, 1000, null);
        List<String> expected = keys(all);
        assertThat(all.get("totalCount").asInt()).isEqualTo(expected.size());
        int size = 1 + random.nextInt(12);
        assertThat(forwards(list, size)).isEqualTo(expected);
        assertThat(backwards(list, size)).isEqualTo(expected);
    }

    private static Map<String, Object> filter(Random random) {
        List<Map<String, Object>> filters = List.of(
                Map.of(),
                Map.of("batch", Map.of("eq", "2012")),
                Map.of("cost", Map.of("gte", random.nextInt(3000))),
                Map.of("city", Map.of("isNull", random.nextBoolean())),
                Map.of("topics", Map.of("contains", "water")),
                Map.of("not", Map.of("key", Map.of("lt", "s-%02d".formatted(random.nextInt(45))))));
        return Map.of("and", List.of(filters.get(random.nextInt(6)), filters.get(random.nextInt(6))));
    }

    private static List<Map<String, Object>> order(Random random) {
        List<String> fields = List.of("ID", "COST", "ANNOUNCED", "BATCH", "NAME");
        List<Map<String, Object>> order = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            order.add(
                    Map.of("field", fields.get(random.nextInt(5)), "direction", random.nextBoolean() ? "ASC" : "DESC"));
        }
        return order;
    }

    private List<String> forwards(Map<String, Object> list, int size) throws Exception {
        List<String> keys = new ArrayList<>();
        String cursor = null;
        while (true) {
            JsonNode page = page(FORWARDS, list, size, cursor);
            assertThat(page.at("/pageInfo/hasPreviousPage").asBoolean()).isEqualTo(cursor != null);
            keys.addAll(keys(page));
            if (!page.at("/pageInfo/hasNextPage").asBoolean()) {
                return keys;
            }
            cursor = page.at("/pageInfo/endCursor").asText();
        }
    }

    private List<String> backwards(Map<String, Object> list, int size) throws Exception {
        List<String> keys = new ArrayList<>();
        String cursor = null;
        while (true) {
            JsonNode page = page(BACKWARDS, list, size, cursor);
            assertThat(page.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(cursor != null);
            keys.addAll(0, keys(page));
            if (!page.at("/pageInfo/hasPreviousPage").asBoolean()) {
                return keys;
            }
            cursor = page.at("/pageInfo/startCursor").asText();
        }
    }

    private static JsonNode page(String query, Map<String, Object> list, int size, String cursor) throws Exception {
        Map<String, Object> variables = new HashMap<>(list);
        variables.put("n", size);
        if (cursor != null) {
            variables.put("c", cursor);
        }
        JsonNode page = server.data(query + PAGE, variables).get("schemes");
        assertThat(page.get("nodes")).hasSameSizeAs(page.get("edges"));
        return page;
    }

    private static List<String> keys(JsonNode page) {
        List<String> keys = new ArrayList<>();
        page.get("nodes").forEach(node -> keys.add(node.get("key").asText()));
        return keys;
    }

    @Test
    void emptyPageSaysWhetherThereIsMore() throws Exception {
        JsonNode some =
                server.data("{schemes(first:0){totalCount nodes{key} pageInfo{hasNextPage endCursor}}}", Map.of());
        assertThat(some.toString())
                .isEqualTo(
                        "{\"schemes\":{\"totalCount\":45,\"nodes\":[],\"pageInfo\":{\"hasNextPage\":true,\"endCursor\":null}}}");
    }

    @Test
    void cursorOfAnotherListIsRefused() throws Exception {
        String cursor = server.data("{schemes(first:1){pageInfo{endCursor}}}", Map.of())
                .at("/schemes/pageInfo/endCursor")
                .asText();
        JsonNode answer = server.answer(
                "query($c:String){schemes(after:$c,filter:{batch:{eq:\"2012\"}}){nodes{key}}}", Map.of("c", cursor));
        assertThat(answer.at("/errors/0/extensions/argument").asText()).isEqualTo("after");
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("BAD_USER_INPUT");
    }
}

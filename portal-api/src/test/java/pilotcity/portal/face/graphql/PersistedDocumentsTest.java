package pilotcity.portal.face.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.persisted.PersistedDocuments;
import pilotcity.portal.face.graphql.persisted.TrustedDocuments;

/** Documents asked for by name and by hash, the cost of a request, and the published schema. */
class PersistedDocumentsTest {
    private static final String TRUSTED = "query One($id: ID!) { city(id: $id) { name } }\n";
    private static final String JSON = "application/json";

    @TempDir
    static Path folder;

    static TestServer server;
    static TestServer strict;

    @BeforeAll
    static void start() throws Exception {
        Path documents = Files.createDirectory(folder.resolve("documents"));
        Files.writeString(documents.resolve("one-city.graphql"), TRUSTED);
        Map<String, String> trusted = TrustedDocuments.read(documents);
        server = new TestServer(folder.resolve("open"), GraphqlLimits.DEFAULT, new PersistedDocuments(trusted, false));
        strict = new TestServer(folder.resolve("strict"), GraphqlLimits.DEFAULT, new PersistedDocuments(trusted, true));
    }

    @AfterAll
    static void stop() {
        server.close();
        strict.close();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String persisted(String hash) {
        return "\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}";
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return TestServer.JSON.readTree(response.body());
    }

    private static String code(HttpResponse<String> response) throws Exception {
        return json(response).at("/errors/0/extensions/code").asText();
    }

    @Test
    void aQuerySentOnceIsAnsweredByItsHash() throws Exception {
        String query = "{ cities { totalCount } }";
        String hash = sha256(query);
        HttpResponse<String> unknown = server.post(JSON, JSON, "{" + persisted(hash) + "}");
        assertThat(unknown.statusCode()).isEqualTo(200);
        assertThat(json(unknown).at("/errors/0/message").asText()).isEqualTo("PersistedQueryNotFound");
        assertThat(code(unknown)).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        assertThat(server.post(JSON, TestServer.RESPONSE, "{" + persisted(hash) + "}")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> sent = server.post(JSON, JSON, "{\"query\":\"" + query + "\"," + persisted(hash) + "}");
        HttpResponse<String> again = server.post(JSON, JSON, "{" + persisted(hash) + "}");
        assertThat(again.body()).isEqualTo(sent.body()).contains("totalCount");
        HttpResponse<String> byId = server.post(JSON, JSON, "{\"documentId\":\"sha256:" + hash + "\"}");
        assertThat(byId.body()).isEqualTo(sent.body());
    }

    @Test
    void aHashOfAnotherQueryIsRefused() throws Exception {
        HttpResponse<String> wrong = server.post(
                JSON, TestServer.RESPONSE, "{\"query\":\"{__typename}\"," + persisted("0".repeat(64)) + "}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(code(wrong)).isEqualTo("BAD_REQUEST");
        HttpResponse<String> other = server.post(
                JSON,
                TestServer.RESPONSE,
                "{\"extensions\":{\"persistedQuery\":{\"version\":2,\"sha256Hash\":\"" + "0".repeat(64) + "\"}}}");
        assertThat(code(other)).isEqualTo("ILL_FORMED_REQUEST");
    }

    @Test
    void aTrustedDocumentIsAskedForByNameOrHash() throws Exception {
        for (String id : new String[] {"one-city", "sha256:" + sha256(TRUSTED)}) {
            for (TestServer each : new TestServer[] {server, strict}) {
                HttpResponse<String> post =
                        each.post(JSON, JSON, "{\"documentId\":\"" + id + "\",\"variables\":{\"id\":\"bj\"}}");
                assertThat(json(post).at("/data/city/name").asText()).isNotEmpty();
                HttpResponse<String> get = get(each, id, "");
                assertThat(get.body()).isEqualTo(post.body());
                String tag = get.headers().firstValue("ETag").orElseThrow();
                assertThat(get.headers().firstValue("Cache-Control")).contains("public, no-cache");
                assertThat(get(each, id, tag).statusCode()).isEqualTo(304);
            }
        }
        HttpResponse<String> unknown = server.post(JSON, TestServer.RESPONSE, "{\"documentId\":\"nothing\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("errors")).hasSize(1);
    }

    private static HttpResponse<String> get(TestServer from, String id, String tag) throws Exception {
        String variables = URLEncoder.encode("{\"id\":\"bj\"}", StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(from.address("/graphql?documentId=" + id + "&variables=" + variables));
        return from.send(tag.isEmpty() ? request : request.header("If-None-Match", tag));
    }

    @Test
    void aStrictPortalAnswersNothingElse() throws Exception {
        HttpResponse<String> query = strict.post(JSON, TestServer.RESPONSE, "{\"query\":\"{__typename}\"}");
        assertThat(query.statusCode()).isEqualTo(403);
        assertThat(code(query)).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
        String hash = sha256("{__typename}");
        HttpResponse<String> sent =
                strict.post(JSON, TestServer.RESPONSE, "{\"query\":\"{__typename}\"," + persisted(hash) + "}");
        assertThat(code(sent)).isEqualTo("PERSISTED_QUERY_NOT_SUPPORTED");
        String escaped = TestServer.JSON.writeValueAsString(TRUSTED);
        HttpResponse<String> same =
                strict.post(JSON, JSON, "{\"query\":" + escaped + ",\"variables\":{\"id\":\"bj\"}}");
        assertThat(json(same).at("/data/city/name").asText()).isNotEmpty();
    }

    @Test
    void anAnswerSaysWhatItsQueryMayCost() throws Exception {
        JsonNode cost = server.answer("{ cities(first: 7) { nodes { name } } }", Map.of())
                .at("/extensions/cost");
        assertThat(cost.at("/documents/used").asInt()).isEqualTo(17);
        assertThat(cost.at("/documents/limit").asInt()).isEqualTo(GraphqlLimits.DEFAULT.documents());
        assertThat(cost.at("/depth/used").asInt()).isEqualTo(3);
        assertThat(cost.at("/depth/limit").asInt()).isEqualTo(GraphqlLimits.DEFAULT.depth());
        assertThat(cost.at("/values/used").asInt()).isPositive();
    }

    @Test
    void theSchemaIsPublished() throws Exception {
        HttpResponse<String> schema = server.send(HttpRequest.newBuilder(server.address("/graphql/schema.graphql")));
        assertThat(schema.body()).isEqualTo(server.face.sdl()).contains("type Subscription {");
        String tag = schema.headers().firstValue("ETag").orElseThrow();
        assertThat(server.send(HttpRequest.newBuilder(server.address("/graphql/schema.graphql"))
                                .header("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }
}

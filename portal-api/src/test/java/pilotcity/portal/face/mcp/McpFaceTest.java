package pilotcity.portal.face.mcp;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;

/** What the SDK's own client gets from the portal, and what the transport refuses. */
class McpFaceTest {
    private final TestPortal portal = TestPortal.shared();
    private McpSyncClient client;

    @BeforeEach
    void connect() {
        client = McpClient.sync(
                        HttpClientStreamableHttpTransport.builder(portal.url()).build())
                .build();
        client.initialize();
    }

    @AfterEach
    void close() {
        client.close();
    }

    private JsonObject call(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
        assertThat(result.isError()).as(text(result)).isFalse();
        JsonObject structured = JsonObject.mapFrom(result.structuredContent());
        assertThatJson(text(result)).isEqualTo(structured.encode());
        return structured;
    }

    private String refused(String tool, Map<String, Object> arguments) {
        McpSchema.CallToolResult result = client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(arguments).build());
        assertThat(result.isError()).isTrue();
        return text(result);
    }

    private static String text(McpSchema.CallToolResult result) {
        return ((McpSchema.TextContent) result.content().getFirst()).text();
    }

    @Test
    void theServerSaysWhatItIsAndOffersToolsThatOnlyRead() {
        assertThat(client.getServerInstructions()).contains("nameEvidence");
        List<McpSchema.Tool> tools = client.listTools().tools();
        assertThat(tools)
                .extracting(McpSchema.Tool::name)
                .containsExactlyInAnyOrder("search", "fetch", "describe_kind", "export_link", "suggest");
        assertThat(tools).allMatch(tool -> tool.annotations().readOnlyHint() && tool.outputSchema() != null);
    }

    @Test
    void wordsAreSuggestedFor() {
        portal.awaitModel();
        JsonObject answer = call("suggest", Map.of("words", "路灯坏了一个星期，晚上一片漆黑", "language", "en"));
        assertThat(answer.getJsonArray("categories").getJsonObject(0).getString("id"))
                .isEqualTo("street-light-out");
        assertThat(answer.getBoolean("sure")).isTrue();
        String card = answer.getString("modelUrl");
        assertThat(card).isEqualTo(portal.url() + "/en/models/" + answer.getString("model"));
        assertThat(portal.get(card.substring(portal.url().length())).statusCode())
                .isEqualTo(200);
        JsonObject danger = call("suggest", Map.of("words", "小区门口电线掉下来了，裸露着，孩子在旁边玩"));
        assertThat(danger.getJsonObject("danger").getString("label")).isEqualTo("漏电、电线裸露");
        assertThat(refused("suggest", Map.of("words", "x", "place", "999999")))
                .contains("place: there is no place '999999'");
        assertThat(refused("suggest", Map.of())).contains("words");
        assertThat(refused("suggest", Map.of("words", "路".repeat(4001)))).contains("4,000");
    }

    @Test
    void whatSearchFindsCanBeFetched() {
        JsonObject found = call("search", Map.of("query", "tianhe", "kinds", List.of("project")));
        JsonObject first = found.getJsonArray("results").getJsonObject(0);
        assertThat(first.getString("id")).isEqualTo("project/GZ-TIANHE");
        assertThat(first.getString("url")).isEqualTo(portal.url() + "/en/projects/GZ-TIANHE");
        JsonObject fetched = call("fetch", Map.of("id", first.getString("id"), "language", "zh"));
        assertThat(fetched.getString("title")).isEqualTo("广州天河智慧城");
        assertThat(fetched.getString("text")).contains("30499000000 CNY");
        assertThat(fetched.getJsonObject("document").getString("name")).isEqualTo("广州天河智慧城");
        assertThat(portal.get(fetched.getString("url").substring(portal.url().length()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void searchReadsOnAndFiltersAndFindsNear() {
        Map<String, Object> filter = Map.of("filter", "batch = 2013 AND level = 'new-area'", "limit", 10);
        JsonObject first = call("search", filter);
        JsonObject second = call(
                "search",
                Map.of(
                        "filter",
                        "batch = 2013 AND level = 'new-area'",
                        "limit",
                        10,
                        "cursor",
                        first.getString("next")));
        assertThat(first.getInteger("total")).isEqualTo(11);
        assertThat(first.getJsonArray("results").size()
                        + second.getJsonArray("results").size())
                .isEqualTo(11);
        assertThat(second.containsKey("next")).isFalse();
        JsonArray near = call(
                        "search", Map.of("kinds", List.of("pilot"), "near", List.of(113.324, 23.106), "radius", 30000))
                .getJsonArray("results");
        assertThat(near.getJsonObject(0).getDouble("distance")).isEqualTo(18862);
    }

    @Test
    void aKindIsDescribedWithItsFields() {
        JsonObject kind = call("describe_kind", Map.of("kind", "pilot"))
                .getJsonArray("kinds")
                .getJsonObject(0);
        assertThat(kind.getInteger("documents")).isEqualTo(193);
        assertThat(kind.getJsonArray("fields").stream().map(field -> ((JsonObject) field).getString("name")))
                .contains("batch", "level", "nameEvidence");
        assertThat(call("describe_kind", Map.of()).getJsonArray("kinds").stream()
                        .map(each -> ((JsonObject) each).getString("name")))
                .containsExactlyElementsOf(FeatureRegistry.STANDARD.features().stream()
                        .map(feature -> feature.kind().name())
                        .toList());
    }

    @Test
    void anExportLinkIsCheckedAndCounted() {
        JsonObject link = call(
                "export_link",
                Map.of("kind", "pilot", "format", "csv", "filter", "batch = 2013", "sort", List.of("-id")));
        assertThat(link.getString("url"))
                .startsWith(portal.url() + "/api/export/pilots.csv?")
                .contains("filter=batch%20%3D%202013", "sort=-id");
        assertThat(link.getInteger("documents")).isEqualTo(103);
        String file = portal.get(link.getString("url").substring(portal.url().length()))
                .body();
        assertThat(file.lines().count()).isEqualTo(104);
    }

    @Test
    void aModelIsToldWhichArgumentIsWrong() {
        assertThat(refused("search", Map.of("filter", "batch ="))).startsWith("filter: ");
        assertThat(refused("search", Map.of("filter", "noSuchField = 1"))).contains("noSuchField");
        assertThat(refused("search", Map.of("limit", 1000))).contains("/limit");
        assertThat(refused("search", Map.of("words", "x"))).contains("'words'");
        assertThat(refused("search", Map.of("datetime", "tomorrow"))).startsWith("datetime: ");
        assertThat(refused("fetch", Map.of("id", "pilot/none"))).isEqualTo("id: there is no pilot 'none'");
        assertThat(refused("fetch", Map.of("id", "nothing/1"))).startsWith("id: no kind 'nothing'");
        assertThat(refused("export_link", Map.of("kind", "pilot", "format", "doc")))
                .contains("/format");
    }

    private HttpResponse<String> post(String body, String... headers) {
        HttpRequest.Builder request = portal.request("/mcp")
                .header("Accept", "application/json, text/event-stream")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return portal.send(request.build());
    }

    @Test
    void theTransportRefusesWhatTheSpecificationRulesOut() {
        String json = "application/json";
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        assertThat(post(ping, "Content-Type", json).body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
        assertThat(post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}", "Content-Type", json)
                        .statusCode())
                .isEqualTo(202);
        assertThat(portal.get("/mcp").statusCode()).isEqualTo(405);
        assertThat(portal.get("/mcp").headers().firstValue("Allow").orElseThrow())
                .contains("POST");
        error(post(ping, "Content-Type", json, "Origin", "https://elsewhere.example"), 403, -32600);
        assertThat(post(ping, "Content-Type", json, "Origin", portal.url()).statusCode())
                .isEqualTo(200);
        error(post(ping, "Content-Type", "text/plain"), 415, -32600);
        error(post(ping, "Content-Type", json, "Accept", "text/html"), 406, -32600);
        error(post(ping, "Content-Type", json, "MCP-Protocol-Version", "1999-01-01"), 400, -32600);
        error(post("{", "Content-Type", json), 400, -32700);
        error(post("[" + ping + "]", "Content-Type", json), 400, -32600);
        error(post("{\"id\":1,\"method\":\"ping\"}", "Content-Type", json), 400, -32600);
        error(post("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}", "Content-Type", json), 400, -32600);
        error(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nothing\"}", "Content-Type", json), 200, -32601);
        error(post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}", "Content-Type", json), 200, -32602);
    }

    private static void error(HttpResponse<String> answer, int status, int code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThatJson(answer.body()).inPath("error.code").isEqualTo(code);
    }

    @Test
    void titlesAreWhatPeopleCallThings() {
        assertThat(client.listTools().tools())
                .allMatch(tool -> tool.title().equals(tool.annotations().title())
                        && tool.title().matches("[A-Z][a-z]+( [a-z]+)+"));
        for (String kind : List.of("pilot", "project", "place", "organisation", "dataset", "category", "campaign")) {
            for (Object each :
                    call("search", Map.of("kinds", List.of(kind), "limit", 50)).getJsonArray("results")) {
                JsonObject result = (JsonObject) each;
                String id = result.getString("id").substring(kind.length() + 1);
                assertThat(result.getString("title")).isNotEqualTo(id).doesNotContain("null");
                JsonObject document = call("fetch", Map.of("id", result.getString("id")));
                assertThat(document.getString("title")).isEqualTo(result.getString("title"));
                if (document.getJsonObject("document").getValue("nameEn") instanceof String english) {
                    assertThat(result.getString("title")).isEqualTo(english);
                }
            }
        }
    }

    @Test
    void aSnippetIsTextAndNoHtml() {
        JsonObject found = call("search", Map.of("query", "GeoNames", "kinds", List.of("dataset")));
        found.getJsonArray("results")
                .forEach(each -> assertThat(((JsonObject) each).getString("snippet", ""))
                        .doesNotContain("&#", "&amp;", "<mark>"));
    }
}

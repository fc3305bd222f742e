package pilotcity.portal.face.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.jackson2.DefaultJsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.AsyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import pilotcity.portal.face.mcp.tool.Tool;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.read.ReadPool;
import reactor.core.publisher.Mono;

/** The SDK's server with the portal's tools. */
final class McpServerFactory {
    /** Keys under which the transport passes the request to the tools. */
    static final String BASE = "base";

    static final String REQUEST = "request";

    private static final String INSTRUCTIONS = """
            Pilot City Portal: open data about China's national smart-city pilots. 193 pilots of 2012 and 2013, projects with \
            the source of every figure, places by GB/T 2260 code, organisations, data sets, and service records that \
            residents report. Use search to find documents and fetch to read one; describe_kind before you write a filter; \
            export_link for a whole file; suggest for what a resident's words are about.

            Mind when you cite: the official annex of the pilots was not available, so each pilot says how well its name is \
            supported (nameEvidence). Investments are announced, not spent. Points are approximate (pointPrecision). \
            Simulated records are left out unless you ask for them; never present them as real. The data set documents \
            list their caveats. Link to the url of what you cite.

            数据为中英双语；language 选择标题与链接的语言。引用时请注明条目的 url 和来源。
            """;

    private final ReadPool readPool;
    private final JacksonMcpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());

    McpServerFactory(ReadPool readPool) {
        this.readPool = readPool;
    }

    JacksonMcpJsonMapper json() {
        return json;
    }

    /** Builds the server; from then on {@code transport} can deliver messages. */
    void serve(McpTransport transport, List<Tool> tools, Duration timeout) {
        McpServer.async(transport)
                .serverInfo(McpSchema.Implementation.builder("pilot-city-portal", "1.0.0")
                        .title("Pilot City Portal 试点城市")
                        .build())
                .instructions(INSTRUCTIONS)
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .jsonMapper(json)
                .jsonSchemaValidator(new DefaultJsonSchemaValidator(new ObjectMapper()))
                .requestTimeout(timeout)
                .tools(tools.stream().map(this::specification).toList())
                .build();
    }

    private AsyncToolSpecification specification(Tool tool) {
        McpSchema.Tool description = McpSchema.Tool.builder(tool.name(), plain(tool.input()))
                .title(tool.title())
                .description(tool.description())
                .outputSchema(plain(tool.output()))
                .annotations(McpSchema.ToolAnnotations.builder()
                        .title(tool.title())
                        .readOnlyHint(true)
                        .destructiveHint(false)
                        .idempotentHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
        return AsyncToolSpecification.builder()
                .tool(description)
                .callHandler((context, request) -> call(tool, context, request))
                .build();
    }

    /** The failure of a tool goes to the model, which can try again with other arguments. */
    private Mono<McpSchema.CallToolResult> call(
            Tool tool, McpTransportContext context, McpSchema.CallToolRequest request) {
        Map<String, Object> given = request.arguments() == null ? Map.of() : request.arguments();
        JsonObject arguments = new JsonObject(new JsonObject(given).encode());
        arguments.fieldNames().removeIf(name -> arguments.getValue(name) == null);
        String base = String.valueOf(context.get(BASE));
        String number = String.valueOf(context.get(REQUEST));
        return Mono.create(sink -> readPool.read(index -> tool.call(index, arguments, base))
                .map(McpServerFactory::result)
                .otherwise(failure -> refusal(ProblemResponses.of(failure, number)))
                .onComplete(done -> sink.success(done.result())));
    }

    private static McpSchema.CallToolResult result(JsonObject answer) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(answer.encode())
                .structuredContent(plain(answer))
                .isError(false)
                .build();
    }

    private static McpSchema.CallToolResult refusal(Problem problem) {
        return McpSchema.CallToolResult.builder()
                .addTextContent(problem.described())
                .isError(true)
                .build();
    }

    /** Maps and lists, as every JSON library knows them. */
    private static Map<String, Object> plain(JsonObject object) {
        return new JsonObject(object.encode()).getMap();
    }
}

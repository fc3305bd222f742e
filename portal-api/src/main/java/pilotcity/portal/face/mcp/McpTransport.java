package pilotcity.portal.face.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import io.modelcontextprotocol.spec.ProtocolVersions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Hands messages that came over Vert.x to the SDK, and its answers back. */
final class McpTransport implements McpStatelessServerTransport {
    /** Those with this transport; a client without the header speaks the first (2025-06-18, transports). */
    static final List<String> VERSIONS =
            List.of(ProtocolVersions.MCP_2025_03_26, ProtocolVersions.MCP_2025_06_18, ProtocolVersions.MCP_2025_11_25);

    private @Nullable McpStatelessServerHandler handler;

    @Override
    public void setMcpHandler(McpStatelessServerHandler given) {
        handler = given;
    }

    @Override
    public List<String> protocolVersions() {
        return VERSIONS;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    Future<McpSchema.JSONRPCResponse> request(McpTransportContext context, McpSchema.JSONRPCRequest request) {
        return future(handler().handleRequest(context, request));
    }

    Future<Void> notification(McpTransportContext context, McpSchema.JSONRPCNotification notification) {
        return future(handler().handleNotification(context, notification));
    }

    private McpStatelessServerHandler handler() {
        return Objects.requireNonNull(handler, "no server has been built on this transport");
    }

    private static <T> Future<T> future(Mono<T> mono) {
        Promise<T> promise = Promise.promise();
        mono.subscribe(promise::tryComplete, promise::tryFail, promise::tryComplete);
        return promise.future();
    }
}

package pilotcity.portal.face.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.mcp.tool.DescribeKindTool;
import pilotcity.portal.face.mcp.tool.ExportLinkTool;
import pilotcity.portal.face.mcp.tool.FetchTool;
import pilotcity.portal.face.mcp.tool.SearchTool;
import pilotcity.portal.face.mcp.tool.SuggestTool;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.AcceptHeader;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.suggestion.Suggester;

/**
 * {@code /mcp}: the Model Context Protocol over streamable HTTP (revision 2025-11-25, base protocol, transports),
 * without sessions and without streams of the server's own. Each request is answered by one JSON document.
 */
public final class McpFace implements Face {
    private static final String PATH = "/mcp";
    private static final String JSON = "application/json";

    private final McpTransport transport = new McpTransport();
    private final McpServerFactory servers;
    private final PublicAddress address;
    private final int longestBody;
    private final BodyReader bodies;

    /** @param formats the endings of the addresses that files can be had at */
    public McpFace(Kinds kinds, ReadPool readPool, Suggester suggester, List<String> formats, Config config) {
        Duration timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.servers = new McpServerFactory(readPool);
        this.address = PublicAddress.of(config);
        this.longestBody = config.integer(Setting.HTTP_MAX_BODY);
        this.bodies = BodyReader.of(longestBody);
        servers.serve(
                transport,
                List.of(
                        new SearchTool(kinds, timeout),
                        new FetchTool(kinds),
                        new DescribeKindTool(kinds),
                        new ExportLinkTool(kinds, formats, timeout),
                        new SuggestTool(kinds, suggester)),
                timeout.multipliedBy(2));
    }

    @Override
    public void mount(Router router) {
        router.post(PATH).handler(bodies.handler(longestBody));
        ResponseSender.routeChange(router, HttpMethod.POST, PATH, this::receive);
    }

    /** A request that cannot be let in: the status of HTTP, and the error of JSON-RPC that goes with it. */
    private static final class TransportException extends RuntimeException {
        private final int status;
        private final int code;
        private final @Nullable Object id;

        TransportException(int status, int code, @Nullable Object id, String reason) {
            super(reason, null, false, false);
            this.status = status;
            this.code = code;
            this.id = id;
        }
    }

    private Future<Void> receive(RoutingContext context) {
        try {
            requireTransport(context);
            return handle(context, message(context));
        } catch (TransportException refused) {
            return send(context, refused.status, error(refused.id, refused.code, String.valueOf(refused.getMessage())));
        }
    }

    /** An error of JSON-RPC 2.0, clause 5.1: without an id where that of the request is not known. */
    private static String error(@Nullable Object id, int code, String message) {
        return new JsonObject()
                .put("jsonrpc", McpSchema.JSONRPC_VERSION)
                .put("id", id)
                .put("error", new JsonObject().put("code", code).put("message", message))
                .encode();
    }

    private void requireTransport(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        if (origin != null && !origin.equals(address.of(context))) {
            throw refused(403, "pages of " + origin + " may not use this address");
        }
        String type = context.request().getHeader("Content-Type");
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
            throw refused(415, "the body must be " + JSON);
        }
        if (!AcceptHeader.of(context).wish(JSON).isUsable()) {
            throw refused(406, "the answer is " + JSON + "; accept it, and text/event-stream beside it");
        }
        String version = context.request().getHeader(HttpHeaders.PROTOCOL_VERSION);
        if (version != null && !McpTransport.VERSIONS.contains(version)) {
            throw refused(
                    400,
                    HttpHeaders.PROTOCOL_VERSION + " must be " + String.join(" or ", McpTransport.VERSIONS) + ", not '"
                            + version + "'");
        }
    }

    private static TransportException refused(int status, String reason) {
        return new TransportException(status, McpSchema.ErrorCodes.INVALID_REQUEST, null, reason);
    }

    /** One message of JSON-RPC 2.0; several at once are no longer part of the protocol. */
    private static JsonObject message(RoutingContext context) {
        String body = BodyReader.body(context).toString();
        if (body.stripLeading().startsWith("[")) {
            throw refused(400, "one message at a time, not an array of them");
        }
        JsonObject message;
        try {
            message = StrictJson.read(body);
        } catch (IllegalArgumentException e) {
            throw new TransportException(400, McpSchema.ErrorCodes.PARSE_ERROR, null, "the body " + e.getMessage());
        }
        Object id = message.getValue("id");
        boolean numbered = id instanceof String || id instanceof Integer || id instanceof Long;
        if (message.containsKey("id") && !numbered) {
            throw refused(400, "id must be a text or a whole number");
        }
        if (!McpSchema.JSONRPC_VERSION.equals(message.getValue("jsonrpc"))) {
            throw new TransportException(400, McpSchema.ErrorCodes.INVALID_REQUEST, id, "jsonrpc must be \"2.0\"");
        }
        if (!(message.getValue("method") instanceof String) && !isAnswer(message)) {
            throw new TransportException(400, McpSchema.ErrorCodes.INVALID_REQUEST, id, "method must be a text");
        }
        Object params = message.getValue("params");
        if (params != null && !(params instanceof JsonObject)) {
            throw new TransportException(400, McpSchema.ErrorCodes.INVALID_REQUEST, id, "params must be an object");
        }
        UnicodeCheck.findBroken(params).ifPresent(path -> {
            throw new TransportException(
                    200, McpSchema.ErrorCodes.INVALID_PARAMS, id, "params." + path + " " + UnicodeCheck.REASON);
        });
        requireTool(message, id);
        return message;
    }

    /** The SDK takes it for granted that a call names its tool, and its arguments. */
    private static void requireTool(JsonObject message, @Nullable Object id) {
        boolean call = McpSchema.METHOD_TOOLS_CALL.equals(message.getValue("method"));
        if (call
                && !(message.getValue("params") instanceof JsonObject params
                        && params.getValue("name") instanceof String)) {
            throw new TransportException(
                    200, McpSchema.ErrorCodes.INVALID_PARAMS, id, "params.name must be the name of a tool");
        }
        Object arguments = call ? message.getJsonObject("params").getValue("arguments") : null;
        if (arguments != null && !(arguments instanceof JsonObject)) {
            throw new TransportException(
                    200, McpSchema.ErrorCodes.INVALID_PARAMS, id, "params.arguments must be an object");
        }
    }

    private static boolean isAnswer(JsonObject message) {
        return message.containsKey("id") && (message.containsKey("result") || message.containsKey("error"));
    }

    private Future<Void> handle(RoutingContext context, JsonObject message) {
        McpTransportContext known = McpTransportContext.create(
                Map.of(McpServerFactory.BASE, address.of(context), McpServerFactory.REQUEST, RequestId.of(context)));
        Object given = message.getValue("params") instanceof JsonObject params ? params.getMap() : Map.of();
        String method = message.getString("method");
        if (method == null) {
            // the server sends no requests, so it expects no answers
            return context.response().setStatusCode(202).end();
        }
        if (!message.containsKey("id")) {
            return transport
                    .notification(known, new McpSchema.JSONRPCNotification(McpSchema.JSONRPC_VERSION, method, given))
                    .compose(done -> context.response().setStatusCode(202).end());
        }
        Object id = message.getValue("id");
        return transport
                .request(known, new McpSchema.JSONRPCRequest(McpSchema.JSONRPC_VERSION, method, id, given))
                .map(this::written)
                .otherwise(failure -> failed(context, id, failure))
                .compose(answer -> send(context, 200, answer));
    }

    /** The SDK fails with an IllegalArgumentException where parameters of the protocol's own are missing. */
    private static String failed(RoutingContext context, Object id, Throwable failure) {
        return failure instanceof IllegalArgumentException wrong
                ? error(id, McpSchema.ErrorCodes.INVALID_PARAMS, String.valueOf(wrong.getMessage()))
                : error(
                        id,
                        McpSchema.ErrorCodes.INTERNAL_ERROR,
                        ProblemResponses.of(failure, RequestId.of(context)).described());
    }

    private String written(McpSchema.JSONRPCResponse answer) {
        try {
            return servers.json().writeValueAsString(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Future<Void> send(RoutingContext context, int status, String answer) {
        return context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", JSON)
                .end(answer);
    }
}

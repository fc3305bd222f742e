package pilotcity.portal.face.graphql;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import pilotcity.portal.TestPortal;

/** A client of graphql-transport-ws that sends whatever it is given. */
final class SocketClient implements AutoCloseable, WebSocket.Listener {
    private static final HttpClient HTTP = TestPortal.newClient();
    private static final int SECONDS = 20;

    private final BlockingQueue<JsonObject> messages = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    SocketClient(TestPortal portal, String protocol, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().subprotocols(protocol);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        this.socket = builder.buildAsync(URI.create(portal.url().replace("http:", "ws:") + "/graphql"), this)
                .join();
    }

    static SocketClient open(TestPortal portal, String... headers) {
        return new SocketClient(portal, "graphql-transport-ws", headers);
    }

    static SocketClient ready(TestPortal portal, String init) {
        SocketClient client = open(portal);
        client.say(init);
        client.next("connection_ack");
        return client;
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    void subscribe(String id, String query) {
        say(new JsonObject()
                .put("id", id)
                .put("type", "subscribe")
                .put("payload", new JsonObject().put("query", query))
                .encode());
    }

    /** The next message, which is of {@code type}. */
    JsonObject next(String type) {
        JsonObject message = next();
        if (!message.getString("type").equals(type)) {
            throw new AssertionError("expected " + type + ", got " + message);
        }
        return message;
    }

    JsonObject next() {
        try {
            JsonObject message = messages.poll(SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message; closed: " + closed);
            }
            return message;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isSilent() {
        return messages.isEmpty();
    }

    /** Code and reason of the close. */
    String closed() {
        return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(new JsonObject(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }

    void sendBytes() {
        socket.sendBinary(java.nio.ByteBuffer.wrap(new byte[] {1}), true).join();
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            // The portal may close at the same moment.
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .exceptionally(gone -> socket)
                    .join();
        }
    }
}

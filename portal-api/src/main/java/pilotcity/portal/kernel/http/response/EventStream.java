package pilotcity.portal.kernel.http.response;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events (HTML Living Standard, clause 9.2), bound to the event loop it was opened on. A comment every few
 * seconds keeps proxies from closing an idle connection.
 */
public final class EventStream {
    public static final String TYPE = "text/event-stream";

    private static final long HEARTBEAT_MILLIS = 20_000;
    private static final int QUEUE_BYTES = 256 * 1024;
    private static final Buffer HEARTBEAT = Buffer.buffer(":\n\n");

    private final HttpServerResponse response;
    private final Promise<Void> ended = Promise.promise();

    private EventStream(HttpServerResponse response) {
        this.response = response;
    }

    /** Begins the answer. */
    public static EventStream open(RoutingContext context) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE + "; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // Compressed, an event would wait for the next ones; buffering proxies are told not to.
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY)
                .putHeader("X-Accel-Buffering", "no")
                .setChunked(true)
                .setWriteQueueMaxSize(QUEUE_BYTES);
        EventStream stream = new EventStream(response);
        Vertx vertx = context.vertx();
        long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, beat -> stream.write(HEARTBEAT));
        stream.ended.future().onComplete(ended -> vertx.cancelTimer(heartbeat));
        context.addEndHandler(ended -> stream.ended.tryComplete());
        context.request().connection().shutdownHandler(stopping -> stream.end());
        stream.write(HEARTBEAT);
        return stream;
    }

    /** Completes when it is over, whichever side ended it. */
    public Future<Void> ended() {
        return ended.future();
    }

    public boolean isOpen() {
        return !ended.future().isComplete();
    }

    /** Whether the caller reads slower than it is sent to. */
    public boolean isFull() {
        return isOpen() && response.writeQueueFull();
    }

    /**
     * Sends one event.
     *
     * @param id what the caller sends back as {@code Last-Event-ID}, or null
     * @param data without a line break
     */
    public void send(@Nullable String id, String event, byte[] data) {
        Buffer buffer = Buffer.buffer(data.length + 64);
        if (id != null) {
            buffer.appendString("id: ").appendString(id).appendByte((byte) '\n');
        }
        buffer.appendBytes(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8))
                .appendBytes(data)
                .appendString("\n\n");
        write(buffer);
    }

    private void write(Buffer buffer) {
        if (isOpen() && !response.ended()) {
            response.write(buffer);
        }
    }

    /** Completes when there is room for more, or it is over. */
    public Future<Void> drained() {
        if (!isFull()) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = Promise.promise();
        response.drainHandler(drained -> promise.tryComplete());
        ended.future().onComplete(ended -> promise.tryComplete());
        return promise.future();
    }

    /** Sends what is left and closes. */
    public void end() {
        if (isOpen() && !response.ended()) {
            response.end();
        }
    }

    /** Closes without sending what is left, to a caller that does not read. */
    public void abort() {
        if (isOpen()) {
            response.reset();
        }
    }
}

package pilotcity.portal.kernel.http.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection on which the head of a request comes byte by byte, counted from its first byte (408, RFC 9110,
 * clause 15.5.9). One for each connection, on its event loop alone.
 */
final class HeadTimeout extends ChannelInboundHandlerAdapter {
    private static final byte[] TOO_LATE =
            "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final long millis;
    private @Nullable Future<?> late;
    private int open;
    private boolean refuseFurtherRequests;

    HeadTimeout(long millis) {
        this.millis = millis;
    }

    /** That of the connection a request came over; empty where its sockets are not watched. */
    static Optional<HeadTimeout> of(HttpServerRequest request) {
        Channel channel = ((HttpServerConnection) request.connection())
                .channelHandlerContext()
                .channel();
        return Optional.ofNullable(channel.pipeline().get(HeadTimeout.class));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (open == 0 && late == null) {
            late = context.executor().schedule(() -> end(context), millis, TimeUnit.MILLISECONDS);
        }
        context.fireChannelRead(bytes);
    }

    private static void end(ChannelHandlerContext context) {
        context.writeAndFlush(Unpooled.wrappedBuffer(TOO_LATE)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    /** The head has come. Over HTTP/2 what follows is frames, and never will be a head again. */
    void headReceived(HttpServerRequest request) {
        stop();
        open++;
        if (request.version() == HttpVersion.HTTP_2) {
            open = Integer.MAX_VALUE / 2;
        }
    }

    /** The connection is about to be closed; anything else received on it is not treated as a request. */
    void refuseFurtherRequests() {
        refuseFurtherRequests = true;
    }

    boolean refusesFurtherRequests() {
        return refuseFurtherRequests;
    }

    /** The answer has been given: what comes next is another head. */
    void responseSent() {
        open--;
    }

    private void stop() {
        if (late != null) {
            late.cancel(false);
            late = null;
        }
    }
}

package pilotcity.portal.kernel.http.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections that bring a request byte by byte, and refuses what two programs could read in two ways: a message
 * with both lengths (RFC 9112, clause 6.3) and another version of HTTP.
 */
final class StrictDecoder extends VertxHttpRequestDecoder {
    private static final byte[] TOO_SLOW = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final Patience patience;
    private @Nullable ScheduledFuture<?> deadline;
    private boolean inBody;

    StrictDecoder(HttpServerOptions options, Patience patience) {
        super(options);
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) throws Exception {
        super.handlerAdded(context);
        awaitHead(context);
    }

    private void awaitHead(ChannelHandlerContext context) {
        if (deadline == null) {
            deadline = context.executor()
                    .schedule(
                            () -> context.writeAndFlush(Unpooled.wrappedBuffer(TOO_SLOW))
                                    .addListener(ChannelFutureListener.CLOSE),
                            patience.headMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private void awaitBody(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> { context.close(); }, patience.bodyMillis(), TimeUnit.MILLISECONDS);
    }

    private void settle() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (!inBody && in.isReadable()) {
            awaitHead(context);
        }
        int before = out.size();
        super.decode(context, in, out);
        for (int i = before; i < out.size(); i++) {
            follow(context, out.get(i));
        }
    }

    private void follow(ChannelHandlerContext context, Object part) {
        if (part instanceof HttpRequest) {
            settle();
            inBody = true;
            awaitBody(context);
        }
        if (part instanceof LastHttpContent) {
            settle();
            inBody = false;
        }
    }

    @Override
    protected HttpMessage createMessage(String[] line) {
        if (!line[2].equals("HTTP/1.1") && !line[2].equals("HTTP/1.0")) {
            throw new IllegalArgumentException("this is no version of HTTP that is spoken here");
        }
        return super.createMessage(line);
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        settle();
        super.handlerRemoved0(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        settle();
        super.channelInactive(context);
    }
}

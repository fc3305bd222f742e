package pilotcity.portal.kernel.http.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.transport.Transport;

/**
 * Sockets that are watched from their first byte on: Vert.x itself reports a connection only after the
 * first head.
 */
public final class WatchedTransport implements Transport {
    private final Transport sockets = io.vertx.core.transport.Transport.NIO.implementation();
    private final long headMillis;

    private WatchedTransport(long headMillis) {
        this.headMillis = headMillis;
    }

    /** @param headMillis in which the head of a request must have come, after its first byte */
    public static Vertx vertx(long headMillis) {
        WatchedTransport transport = new WatchedTransport(headMillis);
        return Vertx.builder().withTransport(transport.named()).build();
    }

    private io.vertx.core.transport.Transport named() {
        return new io.vertx.core.transport.Transport() {
            @Override
            public String name() {
                return "watched-nio";
            }

            @Override
            public boolean available() {
                return true;
            }

            @Override
            public Throwable unavailabilityCause() {
                throw new IllegalStateException("it is available");
            }

            @Override
            public Transport implementation() {
                return WatchedTransport.this;
            }
        };
    }

    @Override
    public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
        sockets.configure(options, domainSocket, bootstrap);
        bootstrap.handler(new Watch());
    }

    /** On the listening socket: what is read there are connections. */
    @Sharable
    private final class Watch extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object connection) {
            ((Channel) connection).pipeline().addFirst(new HeadTimeout(headMillis));
            context.fireChannelRead(connection);
        }
    }

    @Override
    public boolean supportsDomainSockets() {
        return sockets.supportsDomainSockets();
    }

    @Override
    public java.net.SocketAddress convert(io.vertx.core.net.SocketAddress address) {
        return sockets.convert(address);
    }

    @Override
    public io.vertx.core.net.SocketAddress convert(java.net.SocketAddress address) {
        return sockets.convert(address);
    }

    @Override
    public IoHandlerFactory ioHandlerFactory() {
        return sockets.ioHandlerFactory();
    }

    @Override
    public DatagramChannel datagramChannel() {
        return sockets.datagramChannel();
    }

    @Override
    @SuppressWarnings("deprecation") // Vert.x names it
    public DatagramChannel datagramChannel(InternetProtocolFamily family) {
        return sockets.datagramChannel(family);
    }

    @Override
    public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
        return sockets.channelFactory(domainSocket);
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        return sockets.serverChannelFactory(domainSocket);
    }
}

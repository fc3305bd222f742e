package pilotcity.portal.kernel.http.wire;

import io.netty.channel.ChannelPipeline;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.impl.ConnectionBase;

/** Puts a stricter decoder before Vert.x, which has no setting for what it refuses. */
public final class Wire {
    private static final String DECODER = "httpDecoder";

    private Wire() {}

    /** Called for a new connection, before anything of it is read. */
    public static void guard(HttpConnection connection, HttpServerOptions options, Patience patience) {
        if (connection instanceof ConnectionBase base) {
            ChannelPipeline pipeline = base.channel().pipeline();
            // HTTP/2 has frames and no lines
            if (pipeline.get(DECODER) != null) {
                pipeline.replace(DECODER, DECODER, new StrictDecoder(options, patience));
            }
        }
    }
}

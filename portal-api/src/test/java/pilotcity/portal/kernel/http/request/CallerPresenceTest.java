package pilotcity.portal.kernel.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pilotcity.portal.kernel.db.Await;

@Timeout(30)
class CallerPresenceTest {
    private record Asked(HttpServerRequest request, Context context) {}

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Asked> asked = new ArrayBlockingQueue<>(10);

    @AfterEach
    void close() {
        Await.get(vertx.close());
    }

    private Socket ask(HttpServer server) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        OutputStream out = socket.getOutputStream();
        out.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return socket;
    }

    @Test
    void aCallerWhoHasLeftIsKnownInTheContextOfTheRequestAlone() throws Exception {
        HttpServer server = Await.get(vertx.createHttpServer()
                .requestHandler(request -> {
                    CallerPresence.note(request.response());
                    asked.add(new Asked(request, vertx.getOrCreateContext()));
                })
                .listen(0, "127.0.0.1"));
        Socket left = ask(server);
        try (Socket stays = ask(server)) {
            Asked one = asked.poll(10, TimeUnit.SECONDS);
            Asked two = asked.poll(10, TimeUnit.SECONDS);
            boolean first = one.request().remoteAddress().port() == left.getLocalPort();
            Context gone = (first ? one : two).context();
            Context there = (first ? two : one).context();
            assertThat(CallerPresence.hasLeft(gone)).isFalse();
            left.close();
            while (!CallerPresence.hasLeft(gone)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            assertThat(CallerPresence.hasLeft(there)).isFalse();
            assertThat(stays.isConnected()).isTrue();
        }
        assertThat(CallerPresence.hasLeft(vertx.getOrCreateContext())).isFalse();
    }
}

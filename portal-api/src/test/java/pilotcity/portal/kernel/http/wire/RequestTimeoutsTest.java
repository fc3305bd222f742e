package pilotcity.portal.kernel.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;

class RequestTimeoutsTest {
    private static final int REQUESTS = 40;
    private static final long LONGEST_WAIT = Duration.ofSeconds(20).toNanos();

    /** What was kept until a body could have been late filled the heap of a busy portal. */
    @Test
    void aRequestIsLetGoWhenItsBodyHasCome() throws IOException, InterruptedException {
        List<WeakReference<HttpServerRequest>> heard = new CopyOnWriteArrayList<>();
        Vertx vertx = Vertx.vertx();
        try (HttpClient client = TestPortal.newClient()) {
            RequestTimeouts requestTimeouts =
                    new RequestTimeouts(vertx, Duration.ofMinutes(5).toMillis());
            HttpServer server = Await.get(vertx.createHttpServer()
                    .requestHandler(request -> {
                        heard.add(new WeakReference<>(request));
                        requestTimeouts.headReceived(request);
                        request.body().onSuccess(body -> request.response().end());
                    })
                    .listen(0, "127.0.0.1"));
            URI address = URI.create("http://127.0.0.1:" + server.actualPort() + "/");
            for (int i = 0; i < REQUESTS; i++) {
                HttpRequest request = HttpRequest.newBuilder(address)
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
                assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                        .isEqualTo(200);
            }
            assertThat(heard).hasSize(REQUESTS);
            long end = System.nanoTime() + LONGEST_WAIT;
            while (kept(heard) > 1 && System.nanoTime() < end) {
                System.gc();
            }
            assertThat(kept(heard)).isLessThanOrEqualTo(1);
        } finally {
            Await.get(vertx.close());
        }
    }

    private static long kept(List<WeakReference<HttpServerRequest>> heard) {
        return heard.stream().filter(request -> request.get() != null).count();
    }
}

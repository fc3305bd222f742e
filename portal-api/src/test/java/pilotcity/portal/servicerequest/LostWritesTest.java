package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FaultIntensity;
import pilotcity.portal.PortalProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.control.ControlSocket;

/** A server that is killed while it is being written to. */
@Tag(FaultIntensity.TAG)
class LostWritesTest {
    private static final int WRITES = FaultIntensity.count(1_000, 10_000);
    private static final int KILLS = FaultIntensity.count(1, 4);
    private static final int CONNECTIONS = 8;

    private final Path data = TestPortal.startedFolder();
    private final long seed = System.nanoTime();
    private final List<Process> servers = new ArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final Map<Integer, String> answered = new ConcurrentHashMap<>();

    @AfterEach
    void delete() throws InterruptedException {
        for (Process server : servers) {
            server.destroyForcibly().waitFor();
        }
        TestPortal.delete(data);
    }

    @Test
    void noAnsweredWriteIsLostAndNoneIsThereByHalf() throws Exception {
        Random random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            int until = WRITES * kill / (KILLS + 1) + random.nextInt(WRITES / 20);
            writeAndKill(until);
        }
        Process server = start();
        String url = PortalProcess.url(server);
        write(url, token(), WRITES);
        server.destroy();
        server.waitFor();
        assertThat(answered.size()).as("seed " + seed).isGreaterThan(WRITES * 9 / 10);
        try (TestPortal portal = TestPortal.start(data)) {
            assertWhole(portal);
        }
    }

    private void writeAndKill(int until) throws Exception {
        Process server = start();
        String url = PortalProcess.url(server);
        String token = token();
        Thread killer = Thread.ofVirtual().start(() -> {
            while (answered.size() < until && server.isAlive()) {
                Thread.onSpinWait();
                java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
            }
            server.destroyForcibly();
        });
        write(url, token, WRITES);
        killer.join();
        server.waitFor();
    }

    /** Sends until the server is gone, or all have been sent. */
    private void write(String url, String token, int most) {
        try (HttpClient http = TestPortal.newClient();
                ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                var _ = lanes.submit(() -> writeUntilGone(http, url, token, most));
            }
        }
    }

    private void writeUntilGone(HttpClient http, String url, String token, int most) {
        while (sent.get() < most) {
            int number = sent.getAndIncrement();
            try {
                answered.put(number, send(http, url, token, number));
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static String send(HttpClient http, String url, String token, int number)
            throws IOException, InterruptedException {
        JsonObject body = ApiClient.json(
                "description", "第" + number + "号", "lon", 113.2 + number * 1e-5, "lat", 23.1, "category", "pothole");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(url + "/api/records"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode()))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body()).getString("id");
    }

    private Process start() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(PortalProcess.line("run", "--port", "0", "--data", data.toString()));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process server = builder.start();
        servers.add(server);
        return server;
    }

    private String token() {
        List<String> lines = new ArrayList<>();
        JsonObject order = new JsonObject()
                .put("do", "mint")
                .put("subject", "writer")
                .put(
                        "authorization_details",
                        new io.vertx.core.json.JsonArray().add(ApiClient.json("type", "pilotcity")));
        boolean made = ControlSocket.ask(data, "token", order.encode(), lines::add);
        assertThat(made).as(String.join(" ", lines)).isTrue();
        return new JsonObject(String.join("", lines)).getString("access_token");
    }

    private void assertWhole(TestPortal portal) {
        long records = count(portal, "SELECT count(*) FROM record");
        assertThat(records).isGreaterThanOrEqualTo(answered.size());
        String[] ids = answered.values().toArray(String[]::new);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(count(portal, "SELECT count(*) FROM record WHERE id = ANY('{" + String.join(",", ids) + "}')"))
                .isEqualTo(ids.length);
        assertThat(count(portal, "SELECT count(*) FROM record_original")).isEqualTo(records);
        assertThat(count(portal, "SELECT count(DISTINCT record) FROM record_entry WHERE step = 'report'"))
                .isEqualTo(records);
        assertThat(count(portal, "SELECT count(DISTINCT document) FROM audit_entry WHERE kind = 'record'"))
                .isEqualTo(records);
        assertThat(new JsonObject(portal.get("/api/search?kind=record&limit=0").body()).getLong("total"))
                .isEqualTo(records);
        assertThat(ControlSocket.ask(data, "audit verify", "", line -> {})).isTrue();
    }

    private static long count(TestPortal portal, String sql) {
        return portal.service()
                .node()
                .db()
                .client()
                .query(sql)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}

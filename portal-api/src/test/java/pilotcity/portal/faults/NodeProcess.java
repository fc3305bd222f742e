package pilotcity.portal.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.PortalProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.control.ControlSocket;

/** One node, a process of its own. */
final class NodeProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(240);
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(15);

    private final HttpClient http =
            TestPortal.newClientBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String name;
    private final Path data;
    private final String database;
    private final int port;
    private Process process;
    private volatile String token = "";

    NodeProcess(String name, Path data, String database) throws IOException {
        this.name = name;
        this.data = data;
        this.database = database;
        try (ServerSocket any = new ServerSocket(0)) {
            this.port = any.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    void launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                PortalProcess.line("run", "--port", Integer.toString(port), "--data", data.toString()));
        builder.environment().put("DATABASE_URL", database);
        builder.environment().put("PORTAL_RATE_TOKEN", "10000000");
        builder.environment().put("PORTAL_RATE_ADDRESS", "10000000");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                data.resolveSibling(name + ".out").toFile()));
        process = builder.start();
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Starts it where it is not running; returns when it says that it is ready and has its database. */
    void ready() {
        Eventually.holds(name + " is ready", STARTS_WITHIN, () -> {
            if (!isRunning()) {
                launch();
            }
            return isReady();
        });
        if (token.isEmpty()) {
            token = mint();
        }
    }

    boolean isReady() throws IOException {
        HttpResponse<String> health = get("/health/ready");
        return health.statusCode() == 200
                && new JsonObject(health.body()).getString("database").equals("up");
    }

    private String mint() {
        List<String> lines = new ArrayList<>();
        JsonObject order = new JsonObject()
                .put("do", "mint")
                .put("subject", "writer")
                .put("authorization_details", new JsonArray().add(new JsonObject().put("type", "pilotcity")));
        if (!ControlSocket.ask(data, "token", order.encode(), lines::add)) {
            throw new AssertionError(String.join(" ", lines));
        }
        return new JsonObject(String.join("", lines)).getString("access_token");
    }

    /** A token that both nodes take. */
    String token() {
        return token;
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .GET());
    }

    HttpResponse<String> post(String path, String token, String key, JsonObject body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", '"' + key + '"')
                .POST(BodyPublishers.ofString(body.encode())));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(ANSWERS_WITHIN).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    boolean reindex() {
        return ControlSocket.ask(data, "reindex", line -> {});
    }

    void kill() {
        ProcessSignals.kill(process.toHandle());
    }

    void pause() {
        ProcessSignals.send("STOP", List.of(process.toHandle()));
    }

    void goOn() {
        ProcessSignals.send("CONT", List.of(process.toHandle()));
    }

    @Override
    public void close() {
        if (isRunning()) {
            kill();
        }
        http.shutdownNow();
    }
}

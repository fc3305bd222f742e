package pilotcity.portal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import pilotcity.portal.kernel.control.Control;

/** Reports over HTTP: how many are accepted, and how soon after the answer one can be found, while others write. */
final class Writes {
    private static final int CONNECTIONS = 8;
    private static final long RESOLUTION_NANOS = 500_000;
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(20);

    private final Vertx vertx;
    private final int port;
    private final Generator generator;
    private final String bearer;

    Writes(Vertx vertx, Path folder, int port, Generator generator) {
        this.vertx = vertx;
        this.port = port;
        this.generator = generator;
        this.bearer = "Bearer " + token(folder);
    }

    private static String token(Path folder) {
        JsonObject grant = new JsonObject()
                .put("type", "pilotcity")
                .put("actions", new JsonArray().add("report"))
                .put("datatypes", new JsonArray().add("record"));
        JsonObject order = new JsonObject()
                .put("do", "mint")
                .put("subject", "bench")
                .put("authorization_details", new JsonArray().add(grant));
        AtomicReference<String> answer = new AtomicReference<>("");
        if (!Control.ask(folder, "token", order.encode(), answer::set)) {
            throw new IllegalStateException("no token: " + answer.get());
        }
        return new JsonObject(answer.get()).getString("access_token");
    }

    private Workload.Request report(RandomGenerator random) {
        Generator.Centre centre = generator.centre(random);
        JsonObject body = new JsonObject()
                .put("description", Vocabulary.words(random))
                .put("category", "pothole")
                .put("lon", centre.lon() + random.nextDouble(-0.02, 0.02))
                .put("lat", centre.lat() + random.nextDouble(-0.02, 0.02));
        return new Workload.Request(HttpMethod.POST, "/api/records", body.toBuffer(), bearer);
    }

    /** Measures for {@code length}, after as long again. */
    void run(Duration length, BenchReport report) {
        Workload workload = new Workload("POST /api/records", this::report);
        try (Client client = new Client(vertx, port, CONNECTIONS);
                Client sampler = new Client(vertx, port, 1)) {
            client.run(workload, generator, length, 1);
            CompletableFuture<Measurement> load =
                    CompletableFuture.supplyAsync(() -> client.run(workload, generator, length, 2));
            Measurement found = sample(sampler, load);
            report.writes(load.join(), found);
        }
    }

    private Measurement sample(Client client, CompletableFuture<?> load) {
        RandomGenerator random = generator.random(-1);
        List<Long> micros = new ArrayList<>();
        while (!load.isDone()) {
            String answer = client.body(report(random));
            long answered = System.nanoTime();
            String id = new JsonObject(answer).getString("id");
            if (id == null) {
                throw new IllegalStateException("refused: " + answer);
            }
            Workload.Request read = Workload.Request.get("/api/records/" + id);
            while (client.status(read) != 200) {
                LockSupport.parkNanos(RESOLUTION_NANOS);
            }
            micros.add((System.nanoTime() - answered) / 1000);
            LockSupport.parkNanos(BETWEEN_SAMPLES.toNanos());
        }
        long[] sorted = micros.stream().mapToLong(Long::longValue).toArray();
        return Measurement.of("answer to searchable", 1, sorted, 1, 0);
    }
}

package pilotcity.portal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import pilotcity.portal.bench.harness.Client;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.bench.harness.Reports;
import pilotcity.portal.bench.harness.Request;
import pilotcity.portal.bench.harness.Workload;
import pilotcity.portal.bench.load.Generator;

/** Reports over HTTP: how many are accepted, and how soon after the answer one can be found, while others write. */
final class Writes {
    private static final int CONNECTIONS = 8;
    private static final long RESOLUTION_NANOS = 500_000;
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(20);

    private final Vertx vertx;
    private final int port;
    private final Generator generator;
    private final Reports reports;

    Writes(Vertx vertx, Path folder, int port, Generator generator) {
        this.vertx = vertx;
        this.port = port;
        this.generator = generator;
        this.reports = new Reports(folder, generator);
    }

    /** Measures for {@code length}, after as long again. */
    void run(Duration length, BenchReport report) {
        Workload workload = new Workload("POST /api/records", reports::request);
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
            String answer = client.body(reports.request(random));
            long answered = System.nanoTime();
            String id = new JsonObject(answer).getString("id");
            if (id == null) {
                throw new IllegalStateException("refused: " + answer);
            }
            Request read = Request.get("/api/records/" + id);
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

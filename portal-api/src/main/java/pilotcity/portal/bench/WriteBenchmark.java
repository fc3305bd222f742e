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
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.bench.harness.ReportRequests;
import pilotcity.portal.bench.harness.Workload;

/** Reports over HTTP: how many are accepted, and how soon after the answer one can be found, while others write. */
final class WriteBenchmark {
    private static final int CONNECTIONS = 8;
    private static final long RESOLUTION_NANOS = 500_000;
    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(20);

    private final Vertx vertx;
    private final int port;
    private final SampleGenerator generator;
    private final ReportRequests reports;

    WriteBenchmark(Vertx vertx, Path folder, int port, SampleGenerator generator) {
        this.vertx = vertx;
        this.port = port;
        this.generator = generator;
        this.reports = new ReportRequests(folder, generator);
    }

    /** Measures for {@code length}, after as long again. */
    void run(Duration length, BenchReport report) {
        Workload workload = new Workload("POST /api/records", reports::request);
        try (LoadClient client = new LoadClient(vertx, port, CONNECTIONS);
                LoadClient sampler = new LoadClient(vertx, port, 1)) {
            client.run(workload, generator, length, 1);
            CompletableFuture<Measurement> load =
                    CompletableFuture.supplyAsync(() -> client.run(workload, generator, length, 2));
            Measurement found = sample(sampler, load);
            report.writes(load.join(), found);
        }
    }

    private Measurement sample(LoadClient client, CompletableFuture<?> load) {
        RandomGenerator random = generator.random(-1);
        List<Long> micros = new ArrayList<>();
        while (!load.isDone()) {
            String answer = client.body(reports.request(random));
            long answered = System.nanoTime();
            String id = new JsonObject(answer).getString("id");
            if (id == null) {
                throw new IllegalStateException("refused: " + answer);
            }
            BenchRequest read = BenchRequest.get("/api/records/" + id);
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

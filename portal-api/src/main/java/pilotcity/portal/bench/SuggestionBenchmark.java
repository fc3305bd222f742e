package pilotcity.portal.bench;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.corpus.SampleVocabulary;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.bench.harness.Workload;

/** Suggestions for what a resident writes at a point, asked for one after the other, alone and while others search. */
final class SuggestionBenchmark {
    private static final int SEARCHING = 8;
    private static final double REACH = 0.02;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration LONGEST_LEARNING = Duration.ofMinutes(10);
    private static final long BETWEEN_LOOKS_NANOS = 100_000_000;

    private final Vertx vertx;
    private final int port;
    private final BenchCorpus corpus;
    private final SampleGenerator generator;

    SuggestionBenchmark(Vertx vertx, int port, BenchCorpus corpus, SampleGenerator generator) {
        this.vertx = vertx;
        this.port = port;
        this.corpus = corpus;
        this.generator = generator;
    }

    /** Waits for the model that a first start learns, so that it does not learn while other things are measured. */
    Duration awaitModel() {
        long start = System.nanoTime();
        try (LoadClient client = new LoadClient(vertx, port, 1)) {
            while (client.status(BenchRequest.get("/api/models/current")) != 200) {
                if (System.nanoTime() - start > LONGEST_LEARNING.toNanos()) {
                    throw new IllegalStateException("no model was learnt within " + LONGEST_LEARNING);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    void run(Duration length, BenchReport report) {
        Workload search = Workload.all(generator, corpus).getFirst();
        Workload suggestions = new Workload("suggestions for words", this::request);
        Workload besides = new Workload("suggestions, 8 searching", this::request);
        try (LoadClient asking = new LoadClient(vertx, port, 1);
                LoadClient searching = new LoadClient(vertx, port, SEARCHING)) {
            asking.run(suggestions, generator, WARM_UP, 1);
            report.add(asking.run(suggestions, generator, length, 2));
            CompletableFuture<Void> others = CompletableFuture.runAsync(
                    () -> searching.run(search, generator, length.plus(WARM_UP).plus(WARM_UP), 3));
            asking.run(besides, generator, WARM_UP, 4);
            report.add(asking.run(besides, generator, length, 5));
            others.join();
        }
    }

    private BenchRequest request(RandomGenerator random) {
        SampleGenerator.Centre centre = generator.centre(random);
        JsonObject body = new JsonObject()
                .put("words", SampleVocabulary.report(random))
                .put("lon", centre.lon() + random.nextDouble(-REACH, REACH))
                .put("lat", centre.lat() + random.nextDouble(-REACH, REACH));
        return BenchRequest.post("/api/suggestions", body.toBuffer());
    }
}

package pilotcity.portal.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.corpus.CorpusLoader;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.bench.harness.BenchServerProcess;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.bench.harness.Workload;
import pilotcity.portal.kernel.db.Await;

/** Loads generated documents into a scratch portal and measures it from outside. */
public final class Bench {
    private static final int FRESH_WRITES = 300;
    private static final long RESOLUTION_NANOS = 500_000;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final List<String> EXPORTED = List.of("csv", "geojson", "fgb", "parquet");
    private static final List<Integer> CONNECTIONS = List.of(1, 8);

    private final Path folder;
    private final long documents;
    private final BenchCorpus corpus;
    private final Duration length;
    private final String heap;
    private final SampleGenerator generator;
    private final Consumer<String> print;

    /**
     * @param folder scratch data; what is there already is measured without loading
     * @param length of each measurement
     */
    public Bench(
            Path folder,
            Path places,
            BenchCorpus corpus,
            long documents,
            long seed,
            Duration length,
            String heap,
            Consumer<String> print) {
        this.corpus = corpus;
        this.folder = folder;
        this.documents = documents;
        this.length = length;
        this.heap = heap;
        this.generator = new SampleGenerator(seed, SampleGenerator.centres(places));
        this.print = print;
    }

    /** Runs everything. */
    public BenchReport run() throws IOException {
        BenchReport report = new BenchReport(corpus, documents);
        print.accept("measuring the check of a grant");
        report.grantCheck(GrantCheckBenchmark.micros());
        Vertx vertx = Vertx.vertx();
        try {
            try (BenchServerProcess server = BenchServerProcess.startToLearn(folder, heap, corpus);
                    CorpusLoader loader = new CorpusLoader(vertx, folder, corpus, generator)) {
                report.coldStart(server.startup());
                report.learnt(suggestions(vertx, server).awaitModel());
                load(vertx, server, loader, report);
                freshness(vertx, server, loader, report);
                writes(vertx, server, report);
                subscriptions(vertx, server, loader, report);
            }
            try (BenchServerProcess server = BenchServerProcess.start(folder, heap, corpus)) {
                report.warmStart(server.startup());
                exports(vertx, server, report);
                reads(vertx, server, report);
                print.accept("measuring suggestions");
                suggestions(vertx, server).run(length, report);
                memory(vertx, server, report);
            }
        } finally {
            Await.get(vertx.close());
        }
        return report;
    }

    private void load(Vertx vertx, BenchServerProcess server, CorpusLoader loader, BenchReport report)
            throws IOException {
        print.accept("loading " + documents + " " + corpus.plural());
        loader.prepare(documents);
        try (LoadClient client = new LoadClient(vertx, server.port(), 1)) {
            long start = System.nanoTime();
            loader.load(documents, line -> {});
            report.written(System.nanoTime() - start);
            client.awaitTotal(corpus.kind(), documents);
            report.searchable(System.nanoTime() - start);
            print.accept("  " + report.figures());
        }
    }

    private void freshness(Vertx vertx, BenchServerProcess server, CorpusLoader loader, BenchReport report) {
        print.accept("measuring freshness");
        try (LoadClient client = new LoadClient(vertx, server.port(), 1)) {
            long[] micros = new long[FRESH_WRITES];
            for (int i = 0; i < FRESH_WRITES; i++) {
                String id = loader.insert(documents + i);
                long committed = System.nanoTime();
                BenchRequest request = BenchRequest.get("/api/" + corpus.plural() + "/" + id);
                while (client.status(request) != 200) {
                    LockSupport.parkNanos(RESOLUTION_NANOS);
                }
                micros[i] = (System.nanoTime() - committed) / 1000;
            }
            report.freshness(Measurement.of("commit to searchable", 1, micros, 1, 0));
            print.accept("  " + report.figures());
        }
    }

    private void writes(Vertx vertx, BenchServerProcess server, BenchReport report) {
        print.accept("measuring reports over HTTP");
        new WriteBenchmark(vertx, folder, server.port(), generator).run(length, report);
        print.accept("  " + report.figures());
    }

    /** Once to warm up, then measured. */
    private void exports(Vertx vertx, BenchServerProcess server, BenchReport report) throws IOException {
        try (LoadClient client = new LoadClient(vertx, server.port(), 1)) {
            for (String format : EXPORTED) {
                print.accept("measuring an export as " + format);
                client.download("/api/export/" + corpus.plural() + "." + format);
                long before = server.residentMegabytes();
                long start = System.nanoTime();
                long rows = client.download("/api/export/" + corpus.plural() + "." + format);
                report.export(format, rows, System.nanoTime() - start, server.residentMegabytes() - before);
                print.accept("  " + report.figures());
            }
        }
    }

    private void subscriptions(Vertx vertx, BenchServerProcess server, CorpusLoader loader, BenchReport report)
            throws IOException {
        print.accept("measuring subscriptions");
        AtomicLong next = new AtomicLong(documents + FRESH_WRITES);
        Runnable change = () -> loader.insert(next.getAndIncrement());
        new SubscriptionBenchmark(vertx, server, corpus, change, report).run();
        print.accept("  " + report.figures());
    }

    private void reads(Vertx vertx, BenchServerProcess server, BenchReport report) {
        for (int connections : CONNECTIONS) {
            for (Workload workload : Workload.all(generator, corpus)) {
                print.accept("measuring " + workload.name() + " over " + connections + " connections");
                try (LoadClient client = new LoadClient(vertx, server.port(), connections)) {
                    client.run(workload, generator, WARM_UP, 1);
                    report.add(client.run(workload, generator, length, 2));
                }
            }
        }
    }

    private SuggestionBenchmark suggestions(Vertx vertx, BenchServerProcess server) {
        return new SuggestionBenchmark(vertx, server.port(), corpus, generator);
    }

    private void memory(Vertx vertx, BenchServerProcess server, BenchReport report) throws IOException {
        try (LoadClient client = new LoadClient(vertx, server.port(), 1)) {
            report.memory(client.heapMegabytes(), server.residentMegabytes(), indexMegabytes());
        }
    }

    private long indexMegabytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("index"))) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / (1 << 20);
        }
    }
}

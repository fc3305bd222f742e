package pilotcity.portal.bench.table;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.corpus.CorpusLoader;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.BenchServerProcess;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.bench.harness.Workload;
import pilotcity.portal.kernel.db.Await;

/**
 * Publishes a table of generated rows in a scratch portal that has records, over HTTP, and measures from outside: each
 * step, questions to the table, and what is left of searching while another is published.
 */
public final class PublicationBench {
    private static final int CONNECTIONS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration SEARCH_WARM_UP = Duration.ofSeconds(15);
    private static final Duration PIECE = Duration.ofSeconds(1);
    private static final String FIRST = "bench-first";
    private static final String SECOND = "bench-second";
    private static final double NANOS = 1e9;
    private static final int WARM_UP_ROUND = 1;
    private static final int ROUND = 2;

    private final Path folder;
    private final int rows;
    private final long documents;
    private final Duration length;
    private final String heap;
    private final GeneratedRows generated;
    private final SampleGenerator generator;
    private final TableReport report;

    /**
     * @param folder an empty one, for the data of the portal and the files
     * @param places that records are around
     * @param rows of the table
     * @param documents how many records are searched
     * @param length of each measurement that has one
     * @param heap of the portal, as in {@code -Xmx}
     */
    public PublicationBench(
            Path folder,
            Path places,
            int rows,
            long documents,
            long seed,
            Duration length,
            String heap,
            TableReport report) {
        this.folder = folder;
        this.rows = rows;
        this.documents = documents;
        this.length = length;
        this.heap = heap;
        this.generated = new GeneratedRows(seed);
        this.generator = new SampleGenerator(seed, SampleGenerator.centres(places));
        this.report = report;
    }

    private Path data() {
        return folder.resolve("portal");
    }

    public void run() throws IOException {
        Files.createDirectories(data());
        Path csv = folder.resolve("rows.csv");
        GeneratedTableFile.write(csv, generated, rows);
        report.note("csvMegabytes", Files.size(csv) >> 20);
        Vertx vertx = Vertx.vertx();
        try {
            load(vertx);
            try (BenchServerProcess server = BenchServerProcess.start(data(), heap, BenchCorpus.RECORD)) {
                publish(vertx, server, csv);
                ask(vertx, server);
                search(vertx, server, csv);
            }
        } finally {
            Await.get(vertx.close());
        }
    }

    private void load(Vertx vertx) throws IOException {
        report.say("loading " + documents + " records");
        try (BenchServerProcess server = BenchServerProcess.start(data(), heap, BenchCorpus.RECORD);
                CorpusLoader loader = new CorpusLoader(vertx, data(), BenchCorpus.RECORD, generator);
                LoadClient client = new LoadClient(vertx, server.port(), 1)) {
            loader.prepare(documents);
            loader.load(documents, line -> {});
            client.awaitTotal(BenchCorpus.RECORD.kind(), documents);
        }
    }

    private void publish(Vertx vertx, BenchServerProcess server, Path csv) throws IOException {
        report.say("publishing " + rows + " rows");
        double before = server.processorSeconds();
        try (MemoryWatch watch = new MemoryWatch(vertx, server.port())) {
            Map<String, Double> steps = new TablePublisher(data(), server.port()).publish(FIRST, csv);
            note("", steps);
            report.noteSeconds("publicationProcessorSeconds", server.processorSeconds() - before);
            report.note("mostHeapMegabytes", watch.most());
        }
        report.note("mostResidentMegabytes", server.peakResidentMegabytes());
    }

    private void note(String suffix, Map<String, Double> steps) {
        steps.forEach((step, seconds) -> report.noteSeconds(step + "Seconds" + suffix, seconds));
        report.noteSeconds(
                "publicationSeconds" + suffix,
                steps.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    private void ask(Vertx vertx, BenchServerProcess server) {
        String address = TablePublisher.address(FIRST);
        try (LoadClient client = new LoadClient(vertx, server.port(), CONNECTIONS)) {
            report.say("profiling all columns");
            double busy = server.processorSeconds();
            long start = System.nanoTime();
            client.get(address + "/profile");
            report.noteSeconds("profileSeconds", (System.nanoTime() - start) / NANOS);
            report.noteSeconds("profileProcessorSeconds", server.processorSeconds() - busy);
            for (Workload workload : TableWorkload.all(address + "/rows")) {
                report.say("asking " + workload.name() + " over " + CONNECTIONS + " connections");
                client.run(workload, generator, WARM_UP, WARM_UP_ROUND);
                double before = server.processorSeconds();
                Measurement measured = client.run(workload, generator, length, ROUND);
                report.add(measured, server.processorSeconds() - before);
            }
            download(client, address + "/rows.csv", server);
        }
    }

    private void download(LoadClient client, String csv, BenchServerProcess server) {
        report.say("downloading the rows as CSV");
        double before = server.processorSeconds();
        long start = System.nanoTime();
        client.download(csv);
        report.note("csvRowsPerSecond", Math.round(rows / ((System.nanoTime() - start) / NANOS)));
        report.noteSeconds("csvProcessorSeconds", server.processorSeconds() - before);
    }

    /** Before, while and after a table is published; what it was before and after is taken together. */
    private void search(Vertx vertx, BenchServerProcess server, Path csv) {
        report.say("searching records, alone and while a table is published");
        Workload workload = Workload.all(generator, BenchCorpus.RECORD).getFirst();
        try (LoadClient client = new LoadClient(vertx, server.port(), CONNECTIONS)) {
            client.run(workload, generator, SEARCH_WARM_UP, WARM_UP_ROUND);
            Measurement before = client.run(workload, generator, length, ROUND);
            CompletableFuture<Map<String, Double>> publishing =
                    CompletableFuture.supplyAsync(() -> new TablePublisher(data(), server.port()).publish(SECOND, csv));
            List<Measurement> pieces = new ArrayList<>();
            for (int round = ROUND; pieces.isEmpty() || !publishing.isDone(); round++) {
                pieces.add(client.run(workload, generator, PIECE, round));
            }
            note("WhileSearching", publishing.join());
            Measurement meanwhile = Measurement.joined("search while publishing", pieces);
            Measurement alone =
                    Measurement.joined("search alone", List.of(before, client.run(workload, generator, length, ROUND)));
            report.add(alone);
            report.add(meanwhile);
            report.note(
                    "searchLeftWhilePublishing", Math.round(meanwhile.perSecond() / alone.perSecond() * 100) / 100.0);
        }
    }
}

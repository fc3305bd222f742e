package pilotcity.portal.bench.opensearch;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.corpus.CorpusLoader;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.BenchServerProcess;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.bench.harness.ReportRequests;
import pilotcity.portal.kernel.db.Await;

/** Compares the portal with OpenSearch: the same records, the same questions. */
public final class OpenSearchComparison {
    private static final int WRITERS = 8;
    private static final int PORTAL_SEED = 7_000_000;

    private final Options options;
    private final SampleGenerator generator;
    private final Consumer<String> print;
    private final ComparisonReport report;

    /**
     * What is compared.
     *
     * @param folder empty; for both
     * @param jars what the build of OpenSearch's node made
     * @param places to generate records around
     * @param documents records that are imported
     * @param reports that come one at a time afterwards
     * @param length of each measurement
     * @param heap of the portal
     * @param peerHeap of OpenSearch
     */
    public record Options(
            Path folder,
            Path jars,
            Path places,
            long documents,
            int reports,
            long seed,
            Duration length,
            List<Integer> connections,
            int rounds,
            List<BenchQuestion> questions,
            String heap,
            String peerHeap) {}

    public OpenSearchComparison(Options options, Consumer<String> print) {
        this.options = options;
        this.generator = new SampleGenerator(options.seed(), SampleGenerator.cities(options.places()));
        this.print = print;
        this.report = new ComparisonReport(options);
    }

    /** Runs everything. */
    public ComparisonReport run() throws IOException {
        Vertx vertx = Vertx.vertx();
        Path data = options.folder().resolve("portal");
        try (BenchServerProcess portal = BenchServerProcess.start(data, options.heap(), BenchCorpus.RECORD);
                LoadClient portalClient = new LoadClient(vertx, portal.port(), WRITERS);
                OpenSearchProcess peer = OpenSearchProcess.start(
                        vertx, options.jars(), options.folder().resolve("opensearch"), options.peerHeap());
                LoadClient peerClient = new LoadClient(vertx, peer.port(), WRITERS)) {
            OpenSearchLoad load = new OpenSearchLoad(peerClient);
            fill(vertx, data, portalClient, portal.port(), load);
            report(data, portalClient, load);
            List<ComparedEngine> comparedEngines = List.of(
                    new PortalEngine(portal.port(), data.resolve("index"), portal::cpu),
                    new OpenSearchEngine(peer, peerClient));
            print.accept("comparing totals");
            report.totals(TotalsComparison.compare(
                    generator, List.of(portalClient, peerClient), comparedEngines, options.questions()));
            new MeasuringRounds(vertx, generator, comparedEngines, options, report, print).run();
            for (ComparedEngine engine : comparedEngines) {
                report.size(engine.name(), engine.size());
            }
        } finally {
            Await.get(vertx.close());
        }
        return report;
    }

    private void fill(Vertx vertx, Path data, LoadClient portal, int port, OpenSearchLoad load) throws IOException {
        print.accept("importing " + options.documents() + " records into the portal");
        try (CorpusLoader loader = new CorpusLoader(vertx, data, BenchCorpus.RECORD, generator)) {
            loader.prepare(options.documents());
            long start = System.nanoTime();
            loader.load(options.documents(), line -> {});
            portal.awaitTotal("record", options.documents());
            report.loaded("portal", options.documents(), System.nanoTime() - start);
        }
        print.accept("indexing them with OpenSearch");
        load.create();
        long start = System.nanoTime();
        export(port, load);
        long held = load.refresh();
        report.loaded("OpenSearch", options.documents(), System.nanoTime() - start);
        if (held != options.documents()) {
            throw new IllegalStateException("OpenSearch holds " + held + " records");
        }
    }

    /** What the portal exports, as it comes. */
    private static void export(int port, OpenSearchLoad load) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/api/export/records.jsonl")
                        .toURL()
                        .openConnection();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            load.bulk(lines.lines().iterator());
        }
    }

    /** Leaves both indexes as single writes leave them. */
    private void report(Path data, LoadClient portal, OpenSearchLoad load) {
        print.accept("writing " + options.reports() + " reports one at a time");
        ReportRequests reportRequests = new ReportRequests(data, generator);
        long start = System.nanoTime();
        portal.sendAll(options.reports(), number -> reportRequests.request(generator.random(PORTAL_SEED + number)));
        report.written("portal", options.reports(), System.nanoTime() - start);
        portal.awaitTotal("record", options.documents() + options.reports());
        List<String> written = portal.get("/api/export/records.jsonl?filter=source%20%3D%20'api'")
                .lines()
                .toList();
        start = System.nanoTime();
        load.single(written);
        report.written("OpenSearch", options.reports(), System.nanoTime() - start);
        load.refresh();
    }
}

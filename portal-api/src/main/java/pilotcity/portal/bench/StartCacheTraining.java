package pilotcity.portal.bench;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.bench.harness.ReportRequests;
import pilotcity.portal.bench.harness.Workload;
import pilotcity.portal.kernel.db.Await;

/**
 * Sends a portal the requests of a typical first minute, so that the JVM records which classes and code are used; the
 * start cache is made from that.
 */
public final class StartCacheTraining {
    private static final int CONNECTIONS = 2;
    private static final int REPORTS = 200;
    private static final int READS = 100;
    private static final int PAGES = 20;
    private static final List<String> PAGE_ADDRESSES =
            List.of("/", "/en/", "/openapi.json", "/api/kinds", "/api/search?q=%E5%B9%BF%E5%B7%9E&facets=kind");

    private final Path data;
    private final int port;
    private final SampleGenerator generator;

    /**
     * @param data the folder of the portal
     * @param places where the questions are about
     */
    public StartCacheTraining(Path data, int port, Path places) {
        this.data = data;
        this.port = port;
        this.generator = new SampleGenerator(1, SampleGenerator.centres(places));
    }

    /** Writes and reads for some seconds. */
    public void run() {
        Vertx vertx = Vertx.vertx();
        try (LoadClient client = new LoadClient(vertx, port, CONNECTIONS)) {
            ReportRequests reports = new ReportRequests(data, generator);
            client.sendAll(REPORTS, number -> reports.request(generator.random(number)));
            for (Workload workload : Workload.all(generator, BenchCorpus.RECORD)) {
                client.sendAll(READS, number -> workload.requests().apply(generator.random(-number)));
            }
            client.sendAll(PAGES, number -> BenchRequest.get(PAGE_ADDRESSES.get(number % PAGE_ADDRESSES.size())));
        } finally {
            Await.get(vertx.close());
        }
    }
}

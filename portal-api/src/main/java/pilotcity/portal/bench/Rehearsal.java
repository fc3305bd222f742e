package pilotcity.portal.bench;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import pilotcity.portal.bench.harness.Client;
import pilotcity.portal.bench.harness.Reports;
import pilotcity.portal.bench.harness.Request;
import pilotcity.portal.bench.harness.Workload;
import pilotcity.portal.bench.load.Corpus;
import pilotcity.portal.bench.load.Generator;
import pilotcity.portal.kernel.db.Await;

/**
 * Asks a portal what it is asked in its first minute, so that the machine that runs it learns which code is wanted; a
 * cache is made of that for later starts.
 */
public final class Rehearsal {
    private static final int CONNECTIONS = 2;
    private static final int REPORTS = 200;
    private static final int READS = 100;
    private static final int PAGES = 20;
    private static final List<String> PAGE_ADDRESSES =
            List.of("/", "/en/", "/openapi.json", "/api/kinds", "/api/search?q=%E5%B9%BF%E5%B7%9E&facets=kind");

    private final Path data;
    private final int port;
    private final Generator generator;

    /**
     * @param data the folder of the portal
     * @param places where the questions are about
     */
    public Rehearsal(Path data, int port, Path places) {
        this.data = data;
        this.port = port;
        this.generator = new Generator(1, Generator.centres(places));
    }

    /** Writes and reads for some seconds. */
    public void run() {
        Vertx vertx = Vertx.vertx();
        try (Client client = new Client(vertx, port, CONNECTIONS)) {
            Reports reports = new Reports(data, generator);
            client.sendAll(REPORTS, number -> reports.request(generator.random(number)));
            for (Workload workload : Workload.all(generator, Corpus.RECORD)) {
                client.sendAll(READS, number -> workload.requests().apply(generator.random(-number)));
            }
            client.sendAll(PAGES, number -> Request.get(PAGE_ADDRESSES.get(number % PAGE_ADDRESSES.size())));
        } finally {
            Await.get(vertx.close());
        }
    }
}

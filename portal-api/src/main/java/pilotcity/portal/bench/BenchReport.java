package pilotcity.portal.bench;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import pilotcity.portal.bench.corpus.BenchCorpus;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.bench.harness.MeasurementList;

/** The figures of one run, as a table for people and as JSON for programs. */
public final class BenchReport {
    private static final double NANOS = 1e9;

    private final BenchCorpus corpus;
    private final long documents;
    private final MeasurementList reads = new MeasurementList();
    private final JsonObject figures = new JsonObject();

    BenchReport(BenchCorpus corpus, long documents) {
        this.corpus = corpus;
        this.documents = documents;
    }

    void grantCheck(double micros) {
        figures.put("grantCheckMicros", Math.round(micros * 100) / 100.0);
    }

    void coldStart(Duration took) {
        figures.put("coldStartSeconds", took.toMillis() / 1000.0);
    }

    void warmStart(Duration took) {
        figures.put("warmStartSeconds", took.toMillis() / 1000.0);
    }

    void learnt(Duration took) {
        figures.put("firstModelSeconds", took.toMillis() / 1000.0);
    }

    void written(long nanos) {
        figures.put("writtenPerSecond", Math.round(documents / (nanos / NANOS)));
    }

    void searchable(long nanos) {
        figures.put("searchablePerSecond", Math.round(documents / (nanos / NANOS)));
    }

    void freshness(Measurement measured) {
        figures.put("freshnessMillisP50", measured.percentile(0.5))
                .put("freshnessMillisP99", measured.percentile(0.99));
    }

    void writes(Measurement accepted, Measurement found) {
        double seconds = accepted.seconds();
        figures.put("reportsAcceptedPerSecond", Math.round((accepted.micros().length - accepted.errors()) / seconds))
                .put("reportsRefused", accepted.errors())
                .put("reportMillisP50", accepted.percentile(0.5))
                .put("reportMillisP99", accepted.percentile(0.99))
                .put("reportSearchableMillisP50", found.percentile(0.5))
                .put("reportSearchableMillisP99", found.percentile(0.99));
    }

    void export(String format, long rows, long nanos, long megabytes) {
        figures.put(format + "RowsPerSecond", Math.round(rows / (nanos / NANOS)))
                .put(format + "MegabytesMore", megabytes);
    }

    void subscriptions(int count, long heap, long resident, long deliveryMillis) {
        figures.put("subscriptions", count)
                .put("subscriptionsHeapMegabytes", heap)
                .put("subscriptionsResidentMegabytes", resident)
                .put("subscriptionsToldMillis", deliveryMillis);
    }

    void distinctSubscriptions(long deliveryMillis) {
        figures.put("distinctSubscriptionsToldMillis", deliveryMillis);
    }

    void memory(long heap, long resident, long index) {
        figures.put("heapMegabytes", heap).put("residentMegabytes", resident).put("indexMegabytes", index);
    }

    void add(Measurement measured) {
        reads.add(measured);
    }

    /** What has been measured so far, in one line. */
    String figures() {
        return figures.encode();
    }

    /** The table. */
    public String text() {
        StringBuilder text = new StringBuilder(reads.text());
        text.append(line("%n%d documents (%s)", documents, corpus.plural()));
        figures.forEach(figure -> text.append(line("%-30s %10s", figure.getKey(), figure.getValue())));
        return text.toString();
    }

    @SuppressWarnings("AnnotateFormatMethod") // every caller stands above, with a literal format
    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    /** Everything, with the machine it was measured on. */
    public JsonObject json() {
        return new JsonObject()
                .put("at", Instant.now().toString())
                .put("documents", documents)
                .put("kind", corpus.kind())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.version"))
                .put("figures", figures)
                .put("reads", reads.json());
    }
}

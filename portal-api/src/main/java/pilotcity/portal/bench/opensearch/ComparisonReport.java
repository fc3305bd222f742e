package pilotcity.portal.bench.opensearch;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import pilotcity.portal.bench.harness.Measurement;

/** The figures of a comparison: tables for people, which a document takes as they are, and JSON for programs. */
public final class ComparisonReport {
    private static final double NANOS = 1e9;
    private static final List<String> SIDES = List.of("portal", "OpenSearch");

    private final OpenSearchComparison.Options options;
    private final Map<Row, Map<String, List<Pass>>> passes = new LinkedHashMap<>();
    private final Map<String, JsonObject> figures = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private Map<BenchQuestion, Long> found = Map.of();

    private record Row(BenchQuestion question, int connections) {}

    private record Pass(double perSecond, double p50, double p99, double cpuMillis) {}

    ComparisonReport(OpenSearchComparison.Options options) {
        this.options = options;
        SIDES.forEach(side -> figures.put(side, new JsonObject()));
    }

    private JsonObject figures(String side) {
        return figures.computeIfAbsent(side, any -> new JsonObject());
    }

    void loaded(String side, long documents, long nanos) {
        figures(side).put("loadedPerSecond", Math.round(documents / (nanos / NANOS)));
    }

    void written(String side, int reports, long nanos) {
        figures(side).put("writtenPerSecond", Math.round(reports / (nanos / NANOS)));
    }

    void size(String side, ComparedEngine.IndexSize size) {
        figures(side).put("indexMegabytes", size.megabytes()).put("segments", size.segments());
    }

    void totals(TotalsComparison.EngineTotals counted) {
        found = counted.sums();
        failures.addAll(counted.differences());
    }

    public void add(BenchQuestion benchQuestion, String side, int connections, Measurement measured, double cpuMillis) {
        passes.computeIfAbsent(new Row(benchQuestion, connections), row -> new LinkedHashMap<>())
                .computeIfAbsent(side, any -> new ArrayList<>())
                .add(new Pass(measured.perSecond(), measured.percentile(0.5), measured.percentile(0.99), cpuMillis));
        if (measured.errors() > 0) {
            failures.add(
                    benchQuestion.code() + ": " + side + " answered " + measured.errors() + " requests with an error");
        }
    }

    /** What makes the figures worthless; empty for none. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** The median of the rounds. */
    private static double median(List<Pass> passes, ToDoubleFunction<Pass> figure) {
        double[] sorted = passes.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The tables. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                        line(
                                "| question | found | connections | portal/s | OpenSearch/s | ratio | p50 ms | p99 ms | CPU ms |"))
                .append(line("|---|---|---|---|---|---|---|---|---|"));
        passes.forEach((row, sides) -> {
            List<Pass> portal = sides.getOrDefault(SIDES.getFirst(), List.of());
            List<Pass> peer = sides.getOrDefault(SIDES.getLast(), List.of());
            double ours = median(portal, Pass::perSecond);
            double theirs = median(peer, Pass::perSecond);
            text.append(line(
                    "| %s | %d | %d | %.0f | %.0f | %.2f | %s | %s | %s |",
                    row.question().title(),
                    found.getOrDefault(row.question(), 0L),
                    row.connections(),
                    ours,
                    theirs,
                    ours / theirs,
                    pair(portal, peer, Pass::p50),
                    pair(portal, peer, Pass::p99),
                    pair(portal, peer, Pass::cpuMillis)));
        });
        return text.append(sizes()).toString();
    }

    private static String pair(List<Pass> portal, List<Pass> peer, ToDoubleFunction<Pass> figure) {
        return String.format(Locale.ROOT, "%.2f : %.2f", median(portal, figure), median(peer, figure));
    }

    private String sizes() {
        StringBuilder text = new StringBuilder();
        text.append(line(
                        "%n| %d records, then %d reports | portal | OpenSearch |",
                        options.documents(), options.reports()))
                .append(line("|---|---|---|"));
        Map<String, String> names = new LinkedHashMap<>();
        names.put("loadedPerSecond", "records a second until they are found");
        names.put("writtenPerSecond", "reports a second, one a request");
        names.put("indexMegabytes", "index, MB");
        names.put("segments", "segments");
        names.forEach((key, name) -> text.append(line(
                "| %s | %s | %s |",
                name,
                figures(SIDES.getFirst()).getValue(key),
                figures(SIDES.getLast()).getValue(key))));
        return text.toString();
    }

    @SuppressWarnings("AnnotateFormatMethod") // every caller stands above, with a literal format
    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    /** Everything, with the machine it was measured on. */
    public JsonObject json() {
        JsonArray rows = new JsonArray();
        passes.forEach((row, sides) -> sides.forEach((side, all) -> rows.add(new JsonObject()
                .put("question", row.question().code())
                .put("connections", row.connections())
                .put("side", side)
                .put("found", found.get(row.question()))
                .put("requestsPerSecond", median(all, Pass::perSecond))
                .put("p50Millis", median(all, Pass::p50))
                .put("p99Millis", median(all, Pass::p99))
                .put("cpuMillis", median(all, Pass::cpuMillis)))));
        return new JsonObject()
                .put("at", Instant.now().toString())
                .put("documents", options.documents())
                .put("reports", options.reports())
                .put("rounds", options.rounds())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.version"))
                .put("figures", new JsonObject(new LinkedHashMap<>(figures)))
                .put("failures", new JsonArray(failures))
                .put("rows", rows);
    }
}

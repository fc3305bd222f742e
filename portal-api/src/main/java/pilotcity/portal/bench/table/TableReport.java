package pilotcity.portal.bench.table;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.bench.harness.MeasurementList;

/** The figures of tables, as a table for people and as JSON for programs. */
public final class TableReport {
    private final int rows;
    private final String heap;
    private final Consumer<String> print;
    private final MeasurementList reads = new MeasurementList();
    private final JsonObject figures = new JsonObject();

    /**
     * @param rows of the table of twenty columns
     * @param heap of the portal under test, as in {@code -Xmx}
     * @param print is told each figure when it is there
     */
    public TableReport(int rows, String heap, Consumer<String> print) {
        this.rows = rows;
        this.heap = heap;
        this.print = print;
    }

    void say(String line) {
        print.accept(line);
    }

    void note(String figure, Number value) {
        figures.put(figure, value);
        print.accept("  " + figure + " " + value);
    }

    void noteSeconds(String figure, double seconds) {
        note(figure, Math.round(seconds * 1000) / 1000.0);
    }

    /** @param processorSeconds what the answers took of the processors, however many others used these */
    void add(Measurement measured, double processorSeconds) {
        add(measured);
        noteSeconds(
                measured.name() + ", ms of processor each",
                processorSeconds * 1000 / Math.max(1, measured.micros().length));
    }

    void add(Measurement measured) {
        reads.add(measured);
        print.accept(String.format(
                Locale.ROOT,
                "  %.1f a second, p50 %.0f ms, p99 %.0f ms, %d errors",
                measured.perSecond(),
                measured.percentile(0.5),
                measured.percentile(0.99),
                measured.errors()));
    }

    /** The table. */
    public String text() {
        StringBuilder text = new StringBuilder(reads.text());
        text.append(String.format(Locale.ROOT, "%n%d rows, heap %s%n", rows, heap));
        figures.forEach(
                figure -> text.append(String.format(Locale.ROOT, "%-50s %10s%n", figure.getKey(), figure.getValue())));
        return text.toString();
    }

    /** Everything, with the machine it was measured on. */
    public JsonObject json() {
        return new JsonObject()
                .put("at", Instant.now().toString())
                .put("rows", rows)
                .put("heap", heap)
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("java", System.getProperty("java.version"))
                .put("figures", figures)
                .put("reads", reads.json());
    }
}

package pilotcity.portal.bench.harness;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What several workloads gave, as a table for people and as JSON for programs. */
public final class MeasurementList {
    private final List<Measurement> list = new ArrayList<>();

    public void add(Measurement measured) {
        list.add(measured);
    }

    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%n%-30s %5s %10s %9s %9s %9s %9s %7s%n",
                "read",
                "conn",
                "requests/s",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "p95 kB",
                "errors"));
        list.forEach(read -> text.append(String.format(
                Locale.ROOT,
                "%-30s %5d %10.0f %9.1f %9.1f %9.1f %9.1f %7d%n",
                read.name(),
                read.connections(),
                read.perSecond(),
                read.percentile(0.5),
                read.percentile(0.95),
                read.percentile(0.99),
                read.kilobytes(0.95),
                read.errors())));
        return text.toString();
    }

    public JsonArray json() {
        JsonArray rows = new JsonArray();
        list.forEach(read -> rows.add(new JsonObject()
                .put("name", read.name())
                .put("connections", read.connections())
                .put("requestsPerSecond", read.perSecond())
                .put("p50Millis", read.percentile(0.5))
                .put("p95Millis", read.percentile(0.95))
                .put("p99Millis", read.percentile(0.99))
                .put("p95Kilobytes", read.kilobytes(0.95))
                .put("errors", read.errors())));
        return rows;
    }
}

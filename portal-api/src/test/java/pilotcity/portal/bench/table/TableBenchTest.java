package pilotcity.portal.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark of tables runs, small. */
class TableBenchTest {
    @TempDir
    Path folder;

    @Test
    void everyFigureIsMeasured() throws IOException {
        List<String> lines = new ArrayList<>();
        TableReport report = new TableReport(3000, "1g", lines::add);
        new TableBench(folder.resolve("tables"), 3000, false, Duration.ofMillis(500), 1, report).run();
        JsonObject json = report.json();
        assertThat(json.getJsonObject("figures").fieldNames())
                .containsExactly("rowsWrittenSeconds", "rowsFileMegabytes", "engineProfileSeconds");
        assertThat(json.getJsonArray("reads").stream().map(read -> ((JsonObject) read).getString("name")))
                .containsExactly("engine: filter, groups", "engine: filter, sorted page");
        assertThat(json.getJsonArray("reads").getJsonObject(0).getDouble("requestsPerSecond"))
                .isGreaterThan(1);
        assertThat(report.text()).contains("engine: filter, groups", "3000 rows, heap 1g", "engineProfileSeconds");
        assertThat(lines).contains("writing 3000 rows of 20 columns", "profiling all columns");
    }
}

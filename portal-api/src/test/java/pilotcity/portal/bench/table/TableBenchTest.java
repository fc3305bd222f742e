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
        JsonObject report =
                new TableBench(folder.resolve("tables"), 3000, false, Duration.ofMillis(500), 1, lines::add).run();
        assertThat(report.getJsonObject("figures").fieldNames())
                .containsExactly(
                        "rowsWrittenSeconds",
                        "rowsFileMegabytes",
                        "profileSeconds",
                        "filterGroupPerSecond",
                        "filterGroupMillisP50",
                        "filterGroupMillisP99",
                        "filterPagePerSecond",
                        "filterPageMillisP50",
                        "filterPageMillisP99");
        assertThat(report.getJsonObject("figures").getDouble("filterGroupPerSecond"))
                .isGreaterThan(1);
        assertThat(lines).contains("writing 3000 rows of 20 columns", "profiling all columns");
    }
}

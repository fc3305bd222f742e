package pilotcity.portal.bench.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pilotcity.portal.bench.harness.Measurement;

class ComparisonReportTest {
    private static final Path NOWHERE = Path.of("nowhere");

    private final ComparisonReport report = new ComparisonReport(new OpenSearchComparison.Options(
            NOWHERE, NOWHERE, NOWHERE, 1000, 10, 1, Duration.ofSeconds(1), List.of(8), 3, List.of(), "1g", "2g"));

    private static Measurement measured(int requests, long errors) {
        long[] micros = new long[requests];
        Arrays.fill(micros, 2_000);
        return Measurement.of("b1", 8, micros, 1, errors);
    }

    private void addRound(int portal, int peer) {
        report.add(BenchQuestion.B1, "portal", 8, measured(portal, 0), 1.5);
        report.add(BenchQuestion.B1, "OpenSearch", 8, measured(peer, 0), 3);
    }

    @Test
    void theTableHasTheMediansOfTheRounds() {
        addRound(10, 40);
        addRound(300, 200);
        addRound(250, 100);
        report.totals(new TotalsComparison.EngineTotals(Map.of(BenchQuestion.B1, 77L), List.of()));
        assertThat(report.text())
                .contains("| b1 words, box, time; 3 facets, newest 20 | 77 | 8 | 250 | 100 | 2.50 | 2.00 : 2.00 |"
                        + " 2.00 : 2.00 | 1.50 : 3.00 |\n");
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void aDifferenceAndAnErrorAreFailures() {
        report.add(BenchQuestion.B1, "portal", 8, measured(10, 2), 1);
        report.totals(new TotalsComparison.EngineTotals(Map.of(), List.of("b1: [3, 4]")));
        assertThat(report.failures()).containsExactly("b1: portal answered 2 requests with an error", "b1: [3, 4]");
    }
}

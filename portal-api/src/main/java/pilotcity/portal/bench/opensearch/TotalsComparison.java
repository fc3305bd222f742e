package pilotcity.portal.bench.opensearch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.LoadClient;

/** Whether both sides count the same: figures of questions that are understood otherwise mean nothing. */
public final class TotalsComparison {
    private static final int WINDOWS = 48;
    private static final int SEED = 9_000_000;

    private TotalsComparison() {}

    /**
     * What was counted.
     *
     * @param sums how many documents a question found on the average, by question
     * @param differences where the sides do not agree
     */
    public record EngineTotals(Map<BenchQuestion, Long> sums, List<String> differences) {}

    /** @param loadClients of the sides, in their order */
    public static EngineTotals compare(
            SampleGenerator sampleGenerator,
            List<LoadClient> loadClients,
            List<ComparedEngine> comparedEngines,
            List<BenchQuestion> benchQuestions) {
        Map<BenchQuestion, Long> sums = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        for (BenchQuestion benchQuestion : benchQuestions) {
            long sum = 0;
            for (int i = 0; i < WINDOWS; i++) {
                SearchWindow searchWindow = SearchWindow.random(sampleGenerator, sampleGenerator.random(SEED + i));
                List<Long> totals = IntStream.range(0, comparedEngines.size())
                        .mapToObj(side ->
                                total(loadClients.get(side), comparedEngines.get(side), benchQuestion, searchWindow))
                        .toList();
                sum += totals.getFirst();
                if (totals.stream().distinct().count() > 1) {
                    differences.add(benchQuestion.code() + ": " + totals + " for " + searchWindow);
                }
            }
            sums.put(benchQuestion, sum / WINDOWS);
        }
        return new EngineTotals(sums, differences);
    }

    private static long total(
            LoadClient loadClient,
            ComparedEngine comparedEngine,
            BenchQuestion benchQuestion,
            SearchWindow searchWindow) {
        return comparedEngine.total(
                benchQuestion, loadClient.bytes(comparedEngine.request(benchQuestion, searchWindow)));
    }
}

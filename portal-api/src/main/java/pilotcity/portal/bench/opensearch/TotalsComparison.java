package pilotcity.portal.bench.opensearch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.LoadClient;

/** Checks that both engines count the same matches: figures of differently understood questions mean nothing. */
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

    /** @param clients of the sides, in their order */
    public static EngineTotals compare(
            SampleGenerator generator,
            List<LoadClient> clients,
            List<ComparedEngine> comparedEngines,
            List<BenchQuestion> questions) {
        Map<BenchQuestion, Long> sums = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        for (BenchQuestion question : questions) {
            long sum = 0;
            for (int i = 0; i < WINDOWS; i++) {
                SearchWindow window = SearchWindow.random(generator, generator.random(SEED + i));
                List<Long> totals = IntStream.range(0, comparedEngines.size())
                        .mapToObj(side -> total(clients.get(side), comparedEngines.get(side), question, window))
                        .toList();
                sum += totals.getFirst();
                if (totals.stream().distinct().count() > 1) {
                    differences.add(question.code() + ": " + totals + " for " + window);
                }
            }
            sums.put(question, sum / WINDOWS);
        }
        return new EngineTotals(sums, differences);
    }

    private static long total(LoadClient client, ComparedEngine engine, BenchQuestion question, SearchWindow window) {
        return engine.total(question, client.bytes(engine.request(question, window)));
    }
}

package pilotcity.portal.bench.opensearch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import pilotcity.portal.bench.against.Question;
import pilotcity.portal.bench.against.Side;
import pilotcity.portal.bench.against.Window;
import pilotcity.portal.bench.harness.Client;
import pilotcity.portal.bench.load.Generator;

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
    public record Counted(Map<Question, Long> sums, List<String> differences) {}

    /** @param clients of the sides, in their order */
    public static Counted compare(
            Generator generator, List<Client> clients, List<Side> sides, List<Question> questions) {
        Map<Question, Long> sums = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        for (Question question : questions) {
            long sum = 0;
            for (int i = 0; i < WINDOWS; i++) {
                Window window = Window.random(generator, generator.random(SEED + i));
                List<Long> totals = IntStream.range(0, sides.size())
                        .mapToObj(side -> total(clients.get(side), sides.get(side), question, window))
                        .toList();
                sum += totals.getFirst();
                if (totals.stream().distinct().count() > 1) {
                    differences.add(question.code() + ": " + totals + " for " + window);
                }
            }
            sums.put(question, sum / WINDOWS);
        }
        return new Counted(sums, differences);
    }

    private static long total(Client client, Side side, Question question, Window window) {
        return side.total(question, client.bytes(side.request(question, window)));
    }
}

package pilotcity.portal.bench.against;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pilotcity.portal.bench.harness.Client;
import pilotcity.portal.bench.load.Generator;

/** Whether both sides count the same: figures of questions that are understood otherwise mean nothing. */
record Totals(Vertx vertx, Generator generator, List<Side> sides) {
    private static final int WINDOWS = 48;
    private static final int SEED = 9_000_000;

    /**
     * What was counted.
     *
     * @param sums how many documents a question found on the average, by question
     * @param differences where the sides do not agree
     */
    record Counted(Map<Question, Long> sums, List<String> differences) {}

    Counted compare(List<Question> questions) {
        Map<Question, Long> sums = new LinkedHashMap<>();
        List<String> differences = new ArrayList<>();
        for (Question question : questions) {
            long sum = 0;
            for (int i = 0; i < WINDOWS; i++) {
                Window window = Window.random(generator, generator.random(SEED + i));
                List<Long> totals =
                        sides.stream().map(side -> total(side, question, window)).toList();
                sum += totals.getFirst();
                if (totals.stream().distinct().count() > 1) {
                    differences.add(question.code() + ": " + totals + " for " + window);
                }
            }
            sums.put(question, sum / WINDOWS);
        }
        return new Counted(sums, differences);
    }

    private long total(Side side, Question question, Window window) {
        try (Client client = new Client(vertx, side.port(), 1)) {
            return side.total(question, client.bytes(side.request(question, window)));
        }
    }
}

package pilotcity.portal.bench.opensearch;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import pilotcity.portal.bench.against.Comparison;
import pilotcity.portal.bench.against.ComparisonReport;
import pilotcity.portal.bench.against.Question;
import pilotcity.portal.bench.against.Side;
import pilotcity.portal.bench.against.Window;
import pilotcity.portal.bench.harness.Client;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.bench.harness.Workload;
import pilotcity.portal.bench.load.Generator;

/**
 * Measures by turns, question by question and side after side, so that a machine that drifts drifts for both; who
 * begins changes from round to round.
 */
public record MeasuringRounds(
        Vertx vertx,
        Generator generator,
        List<Side> sides,
        Comparison.Options options,
        ComparisonReport report,
        Consumer<String> print) {
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(4);
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final double NANOS_PER_MILLI = 1e6;

    public void run() {
        Set<String> warm = new HashSet<>();
        for (int round = 0; round < options.rounds(); round++) {
            List<Side> order = new ArrayList<>(sides);
            Collections.rotate(order, round);
            for (Question question : options.questions()) {
                print.accept("round " + (round + 1) + " of " + options.rounds() + ": " + question.title());
                for (Side side : order) {
                    Duration warmUp = warm.add(side.name() + question) ? FIRST_WARM_UP : WARM_UP;
                    for (int connections : options.connections()) {
                        measure(question, side, connections, round, warmUp);
                    }
                }
            }
        }
    }

    private void measure(Question question, Side side, int connections, int round, Duration warmUp) {
        Workload workload =
                new Workload(question.title(), random -> side.request(question, Window.random(generator, random)));
        try (Client client = new Client(vertx, side.port(), connections)) {
            client.run(workload, generator, warmUp, 2 * round + 1);
            Duration before = side.cpu();
            Measurement measured = client.run(workload, generator, options.length(), 2 * round + 2);
            double cpu = side.cpu().minus(before).toNanos() / NANOS_PER_MILLI;
            report.add(question, side.name(), connections, measured, cpu / measured.micros().length);
        }
    }
}

package pilotcity.portal.bench.opensearch;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.harness.LoadClient;
import pilotcity.portal.bench.harness.Measurement;
import pilotcity.portal.bench.harness.Workload;

/**
 * Measures in alternating rounds, question by question and engine by engine, so that drift of the machine affects both;
 * the first engine changes from round to round.
 */
public record MeasuringRounds(
        Vertx vertx,
        SampleGenerator generator,
        List<ComparedEngine> sides,
        OpenSearchComparison.Options options,
        ComparisonReport report,
        Consumer<String> print) {
    private static final Duration FIRST_WARM_UP = Duration.ofSeconds(4);
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final double NANOS_PER_MILLI = 1e6;

    public void run() {
        Set<String> warm = new HashSet<>();
        for (int round = 0; round < options.rounds(); round++) {
            List<ComparedEngine> order = new ArrayList<>(sides);
            Collections.rotate(order, round);
            for (BenchQuestion question : options.questions()) {
                print.accept("round " + (round + 1) + " of " + options.rounds() + ": " + question.title());
                for (ComparedEngine engine : order) {
                    Duration warmUp = warm.add(engine.name() + question) ? FIRST_WARM_UP : WARM_UP;
                    for (int connections : options.connections()) {
                        measure(question, engine, connections, round, warmUp);
                    }
                }
            }
        }
    }

    private void measure(BenchQuestion question, ComparedEngine engine, int connections, int round, Duration warmUp) {
        Workload workload = new Workload(
                question.title(), random -> engine.request(question, SearchWindow.random(generator, random)));
        try (LoadClient client = new LoadClient(vertx, engine.port(), connections)) {
            client.run(workload, generator, warmUp, 2 * round + 1);
            Duration before = engine.cpu();
            Measurement measured = client.run(workload, generator, options.length(), 2 * round + 2);
            double cpu = engine.cpu().minus(before).toNanos() / NANOS_PER_MILLI;
            report.add(question, engine.name(), connections, measured, cpu / measured.micros().length);
        }
    }
}

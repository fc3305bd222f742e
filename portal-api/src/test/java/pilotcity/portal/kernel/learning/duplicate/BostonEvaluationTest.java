package pilotcity.portal.kernel.learning.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Use;

/**
 * Learns and measures on the whole file of Boston's cases, which is not part of the repository, and writes the derived
 * pairs: {@code -Dboston311=FILE -Dpairs=FOLDER}.
 */
@EnabledIfSystemProperty(named = "boston311", matches = ".+")
class BostonEvaluationTest {
    private static final Logger LOG = LoggerFactory.getLogger(BostonEvaluationTest.class);
    private static final int KEPT = 25;

    private final List<ReportedCase> cases = BostonCases.read(Path.of(System.getProperty("boston311")));
    private final PairSampling sampling = new PairSampling(cases);

    BostonEvaluationTest() throws IOException {}

    @Test
    void theModelIsLearntAndMeasured() throws IOException {
        List<LabelledPair> learning = sampling.learning();
        List<LabelledPair> training =
                learning.stream().filter(LabelledPair::training).toList();
        LOG.info(
                "{} pairs, {} of them named, {} shared",
                learning.size(),
                learning.stream()
                        .filter(pair -> pair.label() == LabelledPair.Label.NAMED)
                        .count(),
                learning.stream()
                        .filter(pair -> pair.label() == LabelledPair.Label.SHARED)
                        .count());
        ModelFit fit = new ModelFit(training);
        LOG.info("noted {}", shown(fit.noted()));
        double[] learnt = fit.repeated();
        LOG.info("repeated {}", shown(learnt));
        List<LabelledPair> lights = sampling.streetLights();
        List<List<LabelledPair>> queries = sampling.retrieval(naming());
        for (int hits : new int[] {815, 826, 926}) {
            LOG.info(
                    "street lights, {} hits: precision {}",
                    hits,
                    DuplicateMeasures.precision(lights, evidence -> score(evidence, learnt), hits));
        }
        DuplicateMeasures.Retrieval found =
                DuplicateMeasures.Retrieval.of(queries, evidence -> score(evidence, learnt));
        LOG.info("{} queries: {}", queries.size(), found);
        assertThat(found.three()).isGreaterThan(0.873);
        keep(learning, lights, queries);
    }

    private static double score(DuplicateEvidence evidence, double[] coefficients) {
        return ModelFit.score(DuplicateProbability.features(evidence), coefficients);
    }

    private static List<String> shown(double[] coefficients) {
        return DoubleStream.of(coefficients)
                .mapToObj(value -> String.format("%.3f", value))
                .toList();
    }

    /** The cases whose note names a case of the file. */
    private Set<String> naming() {
        return cases.stream().filter(ReportedCase::names).map(ReportedCase::id).collect(Collectors.toSet());
    }

    private static void keep(List<LabelledPair> learning, List<LabelledPair> lights, List<List<LabelledPair>> queries)
            throws IOException {
        List<LabelledPair> kept = new ArrayList<>(learning);
        kept.addAll(lights);
        for (List<LabelledPair> candidates : queries) {
            candidates.stream()
                    .sorted(Comparator.comparingDouble(pair -> -DuplicateProbability.of(pair.evidence())))
                    .limit(KEPT)
                    .forEach(kept::add);
        }
        String folder = System.getProperty("pairs");
        if (folder != null) {
            PairFile.write(kept, Path.of(folder));
        }
        LOG.info(
                "{} pairs are kept, {} of them for retrieval",
                kept.size(),
                kept.stream().filter(pair -> pair.use() == Use.RETRIEVAL).count());
    }
}

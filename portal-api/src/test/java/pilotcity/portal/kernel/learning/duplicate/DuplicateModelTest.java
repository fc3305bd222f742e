package pilotcity.portal.kernel.learning.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pilotcity.portal.kernel.learning.duplicate.DuplicateMeasures.Retrieval;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Label;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Use;

/** The model on pairs of Boston's cases, and where its coefficients come from. */
class DuplicateModelTest {
    private static final double SHOWN = 0.03;

    private static final List<LabelledPair> PAIRS = PairFile.read();

    private static List<LabelledPair> of(Use use) {
        return PAIRS.stream().filter(pair -> pair.use() == use).toList();
    }

    @Test
    void theCoefficientsAreLearntFromTheHalfForTraining() {
        List<LabelledPair> training =
                of(Use.LEARNING).stream().filter(LabelledPair::training).toList();
        assertThat(new ModelFit(training).repeated()).containsExactly(DuplicateProbability.COEFFICIENTS, within(0.002));
    }

    /** Rules of distance and time reach 0.750, 0.730 and 0.552 with as many hits, of 1,148. */
    @Test
    void streetLightsThatRepeatAnotherAreToldMorePreciselyThanByRules() {
        List<LabelledPair> lights = of(Use.STREET_LIGHTS);
        assertThat(DuplicateMeasures.precision(lights, DuplicateProbability::of, 815))
                .isGreaterThan(0.780);
        assertThat(DuplicateMeasures.precision(lights, DuplicateProbability::of, 826))
                .isGreaterThan(0.775);
        assertThat(DuplicateMeasures.precision(lights, DuplicateProbability::of, 926))
                .isGreaterThan(0.660);
    }

    /** The best rule has the original among the first three for 0.873 or 0.875 of them. */
    @Test
    void theOriginalIsAmongTheFirstThree() {
        Collection<List<LabelledPair>> queries = of(Use.RETRIEVAL).stream()
                .collect(Collectors.groupingBy(LabelledPair::query, LinkedHashMap::new, Collectors.toList()))
                .values();
        Retrieval found = Retrieval.of(queries, DuplicateProbability::of);
        assertThat(queries).hasSize(758);
        assertThat(found.first()).isGreaterThan(0.80);
        assertThat(found.three()).isGreaterThan(0.89);
        assertThat(found.ten()).isGreaterThan(0.91);
        assertThat(found.meanReciprocalRank()).isGreaterThan(0.85);
    }

    /** Pairs of about the same probability: how many they stand for, what is stated of them, what clerks noted. */
    private record Bin(double pairs, double stated, double noted) {
        Bin plus(Bin other) {
            return new Bin(pairs + other.pairs, stated + other.stated, noted + other.noted);
        }

        double meanStated() {
            return stated / pairs;
        }

        /** Clerks note a known part of what is so. */
        double meanTrue() {
            return Math.min(1, noted / pairs / DuplicateProbability.NOTED);
        }
    }

    private static double odds(LabelledPair pair) {
        double probability = DuplicateProbability.of(pair.evidence());
        return probability / (1 - probability);
    }

    /** By tenths of probability, in the half that nothing was learnt from; pairs that nobody would be shown left out. */
    private static Map<Integer, Bin> held() {
        List<LabelledPair> held =
                of(Use.LEARNING).stream().filter(pair -> !pair.training()).toList();
        Map<String, Double> candidates = held.stream()
                .filter(pair -> pair.label() == Label.SHARED)
                .collect(Collectors.groupingBy(
                        LabelledPair::query, Collectors.summingDouble(pair -> pair.weight() * odds(pair))));
        Map<Integer, Bin> bins = new TreeMap<>();
        for (LabelledPair pair : held) {
            double probability = DuplicateProbability.of(pair.evidence());
            double share = switch (pair.label()) {
                case NAMED -> 1;
                case NONE -> 0;
                case SHARED -> odds(pair) / candidates.getOrDefault(pair.query(), 1.0);
            };
            if (probability >= SHOWN) {
                Bin own = new Bin(pair.weight(), pair.weight() * probability, pair.weight() * share);
                bins.merge((int) (probability * 10), own, Bin::plus);
            }
        }
        return bins;
    }

    /** The middle is stated too high by up to a quarter; the two ends, where most pairs are, by less than a seventh. */
    @Test
    void whatIsStatedIsAboutSo() {
        Map<Integer, Bin> bins = held();
        double pairs = bins.values().stream().mapToDouble(Bin::pairs).sum();
        double error = bins.values().stream()
                        .mapToDouble(bin -> bin.pairs() * Math.abs(bin.meanStated() - bin.meanTrue()))
                        .sum()
                / pairs;
        assertThat(error).isLessThan(0.10);
        assertThat(bins.get(0).meanStated()).isCloseTo(bins.get(0).meanTrue(), within(0.02));
        assertThat(bins.get(1).meanStated()).isCloseTo(bins.get(1).meanTrue(), within(0.03));
        assertThat(bins.get(8).meanStated()).isCloseTo(bins.get(8).meanTrue(), within(0.15));
    }
}

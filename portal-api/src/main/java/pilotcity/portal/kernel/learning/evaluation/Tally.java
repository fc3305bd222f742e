package pilotcity.portal.kernel.learning.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Outcomes counted; whole numbers alone, so that parts add up to the same as the whole. */
final class Tally {
    private static final int BINS = 15;
    private static final double[] THRESHOLDS = {.5, .6, .7, .8, .9};
    private static final double LEAST_PROBABILITY = 1e-15;
    private static final int FOREMOST = 3;

    private long texts;
    private long right;
    private long foremost;
    private long logLoss;
    private final Reliability reliability = new Reliability(BINS);
    private final long[] answered = new long[THRESHOLDS.length];
    private final long[] answeredRight = new long[THRESHOLDS.length];
    private final Map<String, Map<String, Long>> matrix = new TreeMap<>();

    void add(Outcome outcome) {
        texts++;
        right += outcome.isRight() ? 1 : 0;
        foremost += outcome.truthRank() >= 1 && outcome.truthRank() <= FOREMOST ? 1 : 0;
        logLoss +=
                Math.round(-StrictMath.log(Math.max(LEAST_PROBABILITY, outcome.truthProbability())) / Reliability.UNIT);
        reliability.add(outcome.confidence(), outcome.isRight());
        for (int at = 0; at < THRESHOLDS.length; at++) {
            if (outcome.confidence() >= THRESHOLDS[at]) {
                answered[at]++;
                answeredRight[at] += outcome.isRight() ? 1 : 0;
            }
        }
        count(outcome.truth(), outcome.predicted(), 1);
    }

    void add(Tally other) {
        texts += other.texts;
        right += other.right;
        foremost += other.foremost;
        logLoss += other.logLoss;
        reliability.add(other.reliability);
        for (int at = 0; at < THRESHOLDS.length; at++) {
            answered[at] += other.answered[at];
            answeredRight[at] += other.answeredRight[at];
        }
        other.matrix.forEach((truth, row) -> row.forEach((predicted, times) -> count(truth, predicted, times)));
    }

    private void count(String truth, String predicted, long times) {
        matrix.computeIfAbsent(truth, label -> new TreeMap<>()).merge(predicted, times, Long::sum);
    }

    Figures figures() {
        List<LabelFigures> labels = labels();
        List<ReliabilityBin> bins = reliability.bins();
        return new Figures(
                texts,
                share(right),
                ConfidenceInterval.wilson(right, texts),
                share(foremost),
                labels.stream().mapToDouble(LabelFigures::f1).average().orElse(0),
                ReliabilityBin.expectedError(bins),
                texts == 0 ? 0 : logLoss * Reliability.UNIT / texts,
                bins,
                coverages(),
                confusions(),
                labels);
    }

    private double share(long part) {
        return texts == 0 ? 0 : (double) part / texts;
    }

    private List<Coverage> coverages() {
        List<Coverage> coverages = new ArrayList<>();
        for (int at = 0; at < THRESHOLDS.length; at++) {
            double accuracy = answered[at] == 0 ? 0 : (double) answeredRight[at] / answered[at];
            coverages.add(new Coverage(THRESHOLDS[at], answered[at], share(answered[at]), accuracy));
        }
        return coverages;
    }

    private List<Confusion> confusions() {
        List<Confusion> confusions = new ArrayList<>();
        matrix.forEach((truth, row) -> row.forEach((predicted, times) -> {
            if (!truth.equals(predicted)) {
                confusions.add(new Confusion(truth, predicted, times));
            }
        }));
        confusions.sort(Comparator.comparingLong(Confusion::texts).reversed());
        return List.copyOf(confusions);
    }

    private List<LabelFigures> labels() {
        TreeSet<String> names = new TreeSet<>(matrix.keySet());
        Map<String, Long> predicted = new TreeMap<>();
        matrix.values().forEach(row -> row.forEach((label, times) -> predicted.merge(label, times, Long::sum)));
        names.addAll(predicted.keySet());
        return names.stream()
                .map(label -> {
                    Map<String, Long> row = matrix.getOrDefault(label, Map.of());
                    long own = row.values().stream().mapToLong(Long::longValue).sum();
                    return new LabelFigures(label, own, predicted.getOrDefault(label, 0L), row.getOrDefault(label, 0L));
                })
                .toList();
    }
}

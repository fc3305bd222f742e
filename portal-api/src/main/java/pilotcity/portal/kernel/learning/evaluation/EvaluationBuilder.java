package pilotcity.portal.kernel.learning.evaluation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pilotcity.portal.kernel.learning.classification.Classification;
import pilotcity.portal.kernel.learning.classification.Classification.RankedLabel;

/** Counts what a classifier makes of texts; the counts of parts add up to those of the whole. */
public final class EvaluationBuilder {
    private static final int BINS = 15;
    private static final int CANDIDATES = 3;
    private static final double LEAST_PROBABILITY = 1e-15;
    private static final double[] THRESHOLDS = {0.5, 0.6, 0.7, 0.8, 0.9};
    private static final int MOST_LISTED = 20;
    private static final int ENOUGH_TEXTS = 3;

    private final Map<String, Map<String, Integer>> taken = new TreeMap<>();
    private final Map<String, EvaluationBuilder> languages = new TreeMap<>();
    private final int[] texts = new int[BINS];
    private final int[] right = new int[BINS];
    private final double[] stated = new double[BINS];
    private final int[] answered = new int[THRESHOLDS.length];
    private final int[] answeredRight = new int[THRESHOLDS.length];
    private int amongFirst;
    private double loss;

    /** Counts one text of {@code language} that is about {@code label}. */
    public EvaluationBuilder add(String language, String label, Classification classification) {
        count(label, classification);
        languages.computeIfAbsent(language, one -> new EvaluationBuilder()).count(label, classification);
        return this;
    }

    private void count(String label, Classification classification) {
        List<RankedLabel> top = classification.top(CANDIDATES);
        RankedLabel first = top.getFirst();
        boolean isRight = first.label().equals(label);
        taken.computeIfAbsent(label, one -> new TreeMap<>()).merge(first.label(), 1, Integer::sum);
        int bin = Math.clamp((int) Math.ceil(first.probability() * BINS) - 1, 0, BINS - 1);
        texts[bin]++;
        right[bin] += isRight ? 1 : 0;
        stated[bin] += first.probability();
        amongFirst += top.stream().anyMatch(each -> each.label().equals(label)) ? 1 : 0;
        loss -= Math.log(Math.max(LEAST_PROBABILITY, classification.probabilityOf(label)));
        for (int i = 0; i < THRESHOLDS.length; i++) {
            if (first.probability() >= THRESHOLDS[i]) {
                answered[i]++;
                answeredRight[i] += isRight ? 1 : 0;
            }
        }
    }

    /** Adds the counts of another part. */
    public EvaluationBuilder add(EvaluationBuilder other) {
        other.taken.forEach((label, counts) -> counts.forEach((given, count) ->
                taken.computeIfAbsent(label, one -> new TreeMap<>()).merge(given, count, Integer::sum)));
        other.languages.forEach((language, counts) -> languages
                .computeIfAbsent(language, one -> new EvaluationBuilder())
                .add(counts));
        for (int i = 0; i < BINS; i++) {
            texts[i] += other.texts[i];
            right[i] += other.right[i];
            stated[i] += other.stated[i];
        }
        for (int i = 0; i < THRESHOLDS.length; i++) {
            answered[i] += other.answered[i];
            answeredRight[i] += other.answeredRight[i];
        }
        amongFirst += other.amongFirst;
        loss += other.loss;
        return this;
    }

    public Evaluation build() {
        int all = IntStream.of(texts).sum();
        int allRight = IntStream.of(right).sum();
        WilsonInterval interval = WilsonInterval.of(allRight, all);
        return new Evaluation(
                all,
                share(allRight, all),
                interval.low(),
                interval.high(),
                share(amongFirst, all),
                macroF1(),
                calibrationError(all),
                all == 0 ? 0 : loss / all,
                reliability(),
                coverage(all),
                confusions(),
                worst(),
                byLanguage());
    }

    private static double share(double part, int all) {
        return all == 0 ? 0 : part / all;
    }

    private double calibrationError(int all) {
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(right[bin] - stated[bin]);
        }
        return share(error, all);
    }

    private double macroF1() {
        Map<String, Integer> given = new HashMap<>();
        taken.values().forEach(counts -> counts.forEach((label, count) -> given.merge(label, count, Integer::sum)));
        TreeSet<String> labels = new TreeSet<>(taken.keySet());
        labels.addAll(given.keySet());
        return labels.stream()
                .mapToDouble(label -> {
                    Map<String, Integer> counts = taken.getOrDefault(label, Map.of());
                    int occurs =
                            counts.values().stream().mapToInt(Integer::intValue).sum();
                    return 2.0 * counts.getOrDefault(label, 0) / (occurs + given.getOrDefault(label, 0));
                })
                .average()
                .orElse(0);
    }

    private List<Evaluation.ReliabilityBin> reliability() {
        return IntStream.range(0, BINS)
                .filter(bin -> texts[bin] > 0)
                .mapToObj(bin -> new Evaluation.ReliabilityBin(
                        (double) bin / BINS,
                        (bin + 1.0) / BINS,
                        texts[bin],
                        share(stated[bin], texts[bin]),
                        share(right[bin], texts[bin])))
                .toList();
    }

    private List<Evaluation.Coverage> coverage(int all) {
        return IntStream.range(0, THRESHOLDS.length)
                .mapToObj(i -> new Evaluation.Coverage(
                        THRESHOLDS[i],
                        share(answered[i], all),
                        answered[i] == 0 ? null : share(answeredRight[i], answered[i])))
                .toList();
    }

    private List<Evaluation.Confusion> confusions() {
        return taken.entrySet().stream()
                .flatMap(label -> label.getValue().entrySet().stream()
                        .filter(given -> !given.getKey().equals(label.getKey()))
                        .map(given -> new Evaluation.Confusion(label.getKey(), given.getKey(), given.getValue())))
                .sorted(Comparator.comparingInt(Evaluation.Confusion::texts).reversed())
                .limit(MOST_LISTED)
                .toList();
    }

    private List<Evaluation.LabelResult> worst() {
        return results()
                .filter(result -> result.texts() >= ENOUGH_TEXTS)
                .sorted(Comparator.comparingDouble(Evaluation.LabelResult::found))
                .limit(MOST_LISTED)
                .toList();
    }

    private Stream<Evaluation.LabelResult> results() {
        return taken.entrySet().stream().map(label -> {
            int occurs = label.getValue().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            return new Evaluation.LabelResult(
                    label.getKey(), occurs, share(label.getValue().getOrDefault(label.getKey(), 0), occurs));
        });
    }

    private List<Evaluation.LanguageResult> byLanguage() {
        return languages.entrySet().stream()
                .map(each -> {
                    Evaluation part = each.getValue().build();
                    return new Evaluation.LanguageResult(
                            each.getKey(), part.texts(), part.accuracy(), part.top3(), part.calibrationError());
                })
                .toList();
    }
}

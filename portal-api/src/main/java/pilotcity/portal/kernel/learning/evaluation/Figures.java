package pilotcity.portal.kernel.learning.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * What is told of outcomes; 0 where there are none.
 *
 * @param texts how many
 * @param accuracy the share whose likeliest label is right
 * @param interval between what it lies
 * @param top3 the share whose right label is among the three likeliest
 * @param macroF1 the mean F1 of the labels that texts have or were said to have, each counting the same
 * @param calibrationError the expected calibration error, of 15 bins
 * @param logLoss the mean of {@code -ln} of the right label's probability, which counts as 1e-15 at least
 * @param reliability the bins that are not empty
 * @param coverage the share answered from each confidence on
 * @param confusions which labels are taken for which, the most frequent first
 * @param labels each label by itself, in ascending order
 */
public record Figures(
        long texts,
        double accuracy,
        ConfidenceInterval interval,
        double top3,
        double macroF1,
        double calibrationError,
        double logLoss,
        List<ReliabilityBin> reliability,
        List<Coverage> coverage,
        List<Confusion> confusions,
        List<LabelFigures> labels) {
    /** The {@code most} labels of texts with the lowest F1, the worst first. */
    public List<LabelFigures> worst(int most) {
        return labels.stream()
                .filter(label -> label.texts() > 0)
                .sorted(Comparator.comparingDouble(LabelFigures::f1))
                .limit(most)
                .toList();
    }
}

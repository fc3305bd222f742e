package pilotcity.portal.kernel.learning.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well a classifier does on texts whose label is known. Shares are from 0 to 1, and 0 where there are no texts.
 *
 * @param texts how many there are
 * @param accuracy the share whose most probable label is right, with its 95 % interval (Wilson 1927)
 * @param top3 the share that is among the first three
 * @param macroF1 the mean of the F1 of all labels that occur or were given
 * @param calibrationError expected calibration error in 15 bins of equal width (Guo et al. 2017)
 * @param logLoss mean of the natural logarithm of one over the probability of the right label
 * @param reliability bins {@code (b/15, (b+1)/15]} of the first probability that hold texts
 * @param coverage what is left when only the surer are answered
 * @param confusions pairs that were exchanged, the most frequent first
 * @param worst labels with the smallest share found, of those with enough texts
 */
public record Evaluation(
        int texts,
        double accuracy,
        double accuracyLow,
        double accuracyHigh,
        double top3,
        double macroF1,
        double calibrationError,
        double logLoss,
        List<ReliabilityBin> reliability,
        List<Coverage> coverage,
        List<Confusion> confusions,
        List<LabelResult> worst,
        List<LanguageResult> byLanguage) {

    /** Of the texts with a stated probability between two bounds: their mean probability, and the share right. */
    public record ReliabilityBin(double above, double upTo, int texts, double stated, double right) {}

    /**
     * Texts with a first probability of at least {@code threshold}.
     *
     * @param answered their share of all
     * @param right the share of them that is right, or null where there are none
     */
    public record Coverage(
            double threshold, double answered, @Nullable Double right) {}

    /** How often texts of {@code label} were taken for {@code takenFor}. */
    public record Confusion(String label, String takenFor, int texts) {}

    /** @param found the share of its texts that were found (recall) */
    public record LabelResult(String label, int texts, double found) {}

    /** The same figures for one language. */
    public record LanguageResult(String language, int texts, double accuracy, double top3, double calibrationError) {}
}

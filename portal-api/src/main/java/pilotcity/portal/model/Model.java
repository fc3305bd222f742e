package pilotcity.portal.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The card of a model: what it learnt from, how well it does and where it errs (Mitchell et al. 2019, Model cards for
 * model reporting).
 *
 * @param version counted up with every change of use
 * @param usedSince when it was put in use last, or null when it never was
 * @param categories between how many it chooses
 * @param treeTexts names, descriptions and example sentences of the categories that it learnt from
 * @param recordTexts records whose category people decided
 * @param threshold the probability below which it is not sure
 * @param treeResults on example sentences, each judged by a model that had not learnt it
 * @param recordResults on records that no model learns from, or null while there are too few
 * @param comparedWith the model that was in use when this one was learnt
 * @param comparedAccuracy the share that the other one got right of the same records
 * @param weeks what people made of its suggestions
 */
public record Model(
        String id,
        int version,
        Instant learnedAt,
        @Nullable Instant usedSince,
        boolean inUse,
        int categories,
        int treeTexts,
        int recordTexts,
        double threshold,
        Results treeResults,
        @Nullable Results recordResults,
        @Nullable String comparedWith,
        @Nullable Double comparedAccuracy,
        List<Week> weeks) {

    /**
     * How a model does on texts whose category is known.
     *
     * @param accuracy the share whose first suggestion is right, with its 95 % interval (Wilson)
     * @param top3 the share that is among the first three
     * @param macroF1 the mean over the categories of their F1
     * @param calibrationError the expected calibration error in 15 bins (Guo et al. 2017)
     * @param answered the share of which it is sure
     * @param answeredRight the share that is right of those
     */
    public record Results(
            int texts,
            double accuracy,
            double accuracyLow,
            double accuracyHigh,
            double top3,
            double macroF1,
            double calibrationError,
            double answered,
            @Nullable Double answeredRight,
            List<LanguageResult> byLanguage,
            List<ReliabilityBin> reliability,
            List<WorstCategory> worst,
            List<Confusion> confusions) {}

    /** The same for one language. */
    public record LanguageResult(String language, int texts, double accuracy, double top3, double calibrationError) {}

    /** Of the texts with a stated probability between two bounds: how many there are, and how many are right. */
    public record ReliabilityBin(double above, double upTo, int texts, double stated, double right) {}

    /** A category that is found seldom. */
    public record WorstCategory(String category, int texts, double found) {}

    /** How often one category is taken for another. */
    public record Confusion(String category, String takenFor, int texts) {}

    /** How many suggestions people decided about in a week that begins on a Monday, and how many they corrected. */
    public record Week(String week, int suggestions, int corrected) {}
}

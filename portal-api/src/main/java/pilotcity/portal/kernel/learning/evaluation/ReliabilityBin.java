package pilotcity.portal.kernel.learning.evaluation;

import java.util.List;

/**
 * Answers of about the same confidence.
 *
 * @param above no confidence in it is this low, but 0 in the first
 * @param upTo the highest confidence in it
 * @param texts how many, 1 or more
 * @param confidence their mean confidence
 * @param accuracy the share that was right
 */
public record ReliabilityBin(double above, double upTo, long texts, double confidence, double accuracy) {
    /** The expected calibration error: the mean distance of confidence and accuracy, by texts. */
    static double expectedError(List<ReliabilityBin> bins) {
        long all = bins.stream().mapToLong(ReliabilityBin::texts).sum();
        return bins.stream()
                .mapToDouble(bin -> Math.abs(bin.confidence - bin.accuracy) * bin.texts / all)
                .sum();
    }
}

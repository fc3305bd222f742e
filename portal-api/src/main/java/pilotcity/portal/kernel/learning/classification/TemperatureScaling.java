package pilotcity.portal.kernel.learning.classification;

import java.util.List;

/**
 * Finds the one number that makes stated probabilities come true (Guo et al. 2017, On calibration of modern neural
 * networks): all scores are multiplied by it, which changes no order.
 */
final class TemperatureScaling {
    private static final double SMALLEST = -3;
    private static final double LARGEST = 5;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 40;

    private TemperatureScaling() {}

    /** Scores of a text by a model that had not learnt it, and the number of its label. */
    record ScoredText(float[] scores, int label) {}

    /** One over the temperature, by which the log loss of {@code texts} is smallest; 1 where there are none. */
    static float fit(List<ScoredText> texts) {
        if (texts.isEmpty()) {
            return 1;
        }
        double low = SMALLEST;
        double high = LARGEST;
        for (int step = 0; step < STEPS; step++) {
            double first = high - GOLDEN * (high - low);
            double second = low + GOLDEN * (high - low);
            if (loss(texts, Math.exp(first)) < loss(texts, Math.exp(second))) {
                high = second;
            } else {
                low = first;
            }
        }
        return (float) Math.exp((low + high) / 2);
    }

    private static double loss(List<ScoredText> texts, double scale) {
        double loss = 0;
        for (ScoredText text : texts) {
            double largest = Double.NEGATIVE_INFINITY;
            for (float score : text.scores()) {
                largest = Math.max(largest, score);
            }
            double sum = 0;
            for (float score : text.scores()) {
                sum += Math.exp((score - largest) * scale);
            }
            loss += Math.log(sum) - (text.scores()[text.label()] - largest) * scale;
        }
        return loss;
    }
}

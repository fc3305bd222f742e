package pilotcity.portal.kernel.learning.classification;

import java.util.List;

/**
 * One number by which scores are multiplied, so that probabilities are right on the whole (Guo, Pleiss, Sun and
 * Weinberger, "On Calibration of Modern Neural Networks", ICML 2017, 4.2; it is one divided by their temperature). It is
 * the one under which labels that were held out are likeliest. A little of each truth is spread over all labels, as Platt
 * does ("Probabilistic Outputs for Support Vector Machines", 1999), so that few right answers make nobody certain.
 */
final class TemperatureScaling {
    private static final double LOWEST = -4;
    private static final double HIGHEST = 4;
    private static final int STEPS = 32;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final List<float[]> scores;
    private final int[] truth;
    private final double spread;

    private TemperatureScaling(List<float[]> scores, int[] truth) {
        this.scores = scores;
        this.truth = truth;
        this.spread = 1.0 / (truth.length + 2);
    }

    /**
     * The scale for {@code scores}, 1 where there are none. What is minimised is convex in it, so that a golden-section
     * search finds the minimum.
     */
    static float fit(List<float[]> scores, int[] truth) {
        if (scores.isEmpty() || scores.getFirst().length < 2) {
            return 1;
        }
        TemperatureScaling scaling = new TemperatureScaling(scores, truth);
        double low = LOWEST;
        double high = HIGHEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = scaling.loss(left);
        double atRight = scaling.loss(right);
        for (int step = 0; step < STEPS; step++) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = scaling.loss(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = scaling.loss(right);
            }
        }
        return (float) StrictMath.exp((low + high) / 2);
    }

    private double loss(double logarithm) {
        double scale = StrictMath.exp(logarithm);
        double sum = 0;
        for (int at = 0; at < truth.length; at++) {
            sum += loss(scores.get(at), truth[at], scale);
        }
        return sum;
    }

    private double loss(float[] scores, int truth, double scale) {
        double highest = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (float score : scores) {
            highest = Math.max(highest, score);
            mean += score;
        }
        mean /= scores.length;
        double sum = 0;
        for (float score : scores) {
            sum += StrictMath.exp(scale * (score - highest));
        }
        double expected = (1 - spread) * scores[truth] + spread * mean;
        return StrictMath.log(sum) + scale * (highest - expected);
    }
}

package pilotcity.portal.kernel.learning.classification;

/** Scores as probabilities. */
final class Softmax {
    private Softmax() {}

    /** Replaces scores by {@code exp(scale · score)}, made to sum up to 1. The same on every machine. */
    static void replace(float[] scores, float scale) {
        float highest = highest(scores);
        double sum = 0;
        for (int at = 0; at < scores.length; at++) {
            scores[at] = (float) StrictMath.exp(scale * (double) (scores[at] - highest));
            sum += scores[at];
        }
        for (int at = 0; at < scores.length; at++) {
            scores[at] /= (float) sum;
        }
    }

    /** The probability of one of them alone. */
    static double probability(float[] scores, int one, double scale) {
        float highest = highest(scores);
        double sum = 0;
        for (float score : scores) {
            sum += StrictMath.exp(scale * (score - highest));
        }
        return StrictMath.exp(scale * (scores[one] - highest)) / sum;
    }

    private static float highest(float[] scores) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        return highest;
    }
}

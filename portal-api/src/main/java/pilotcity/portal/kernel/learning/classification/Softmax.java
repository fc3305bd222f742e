package pilotcity.portal.kernel.learning.classification;

/** Scores as probabilities. */
final class Softmax {
    private Softmax() {}

    /** Replaces scores by {@code exp(scale · score)}, made to sum up to 1. The same on every machine. */
    static void replace(float[] scores, float scale) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            highest = Math.max(highest, score);
        }
        double sum = 0;
        for (int at = 0; at < scores.length; at++) {
            scores[at] = (float) StrictMath.exp(scale * (double) (scores[at] - highest));
            sum += scores[at];
        }
        for (int at = 0; at < scores.length; at++) {
            scores[at] /= (float) sum;
        }
    }
}

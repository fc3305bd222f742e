package pilotcity.portal.kernel.learning.classification;

/** Makes probabilities of scores. */
final class Softmax {
    private Softmax() {}

    /** In place; {@code scale} is one over the temperature. */
    static void in(float[] scores, float scale) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        float sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) Math.exp((scores[i] - largest) * scale);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }
}

package pilotcity.portal.kernel.learning.classification;

import java.util.List;
import java.util.Random;
import pilotcity.portal.kernel.learning.text.SparseVector;

/**
 * Multinomial logistic regression by stochastic gradient descent with a rate that falls to 0 (Bottou, "Stochastic
 * Gradient Descent Tricks", 2012); what few passes leave unlearnt is its regularisation. One thread and a fixed order
 * make the same weights of the same vectors.
 */
final class SoftmaxRegression {
    private static final int UPDATES = 100_000;
    private static final int LEAST_PASSES = 5;
    private static final int MOST_PASSES = 20;
    private static final float FIRST_RATE = 3;

    private final int labels;
    private final int terms;
    private final float[] weights;
    private final float[] scores;

    private SoftmaxRegression(int labels, int terms) {
        this.labels = labels;
        this.terms = terms;
        this.weights = new float[(terms + 1) * labels];
        this.scores = new float[labels];
    }

    /**
     * The weights of {@code terms + 1} rows, each with one for each label; the last row is what every text has.
     *
     * @param truth of each vector its label, below {@code labels}
     * @param shares of each vector how much it counts
     */
    static float[] train(List<SparseVector> vectors, int[] truth, float[] shares, int labels, int terms) {
        SoftmaxRegression regression = new SoftmaxRegression(labels, terms);
        int passes = Math.clamp(UPDATES / Math.max(1, vectors.size()), LEAST_PASSES, MOST_PASSES);
        int[] order = new int[vectors.size()];
        for (int at = 0; at < order.length; at++) {
            order[at] = at;
        }
        Random random = new Random(1);
        long updates = (long) passes * order.length;
        long done = 0;
        for (int pass = 0; pass < passes; pass++) {
            shuffle(order, random);
            for (int each : order) {
                float rate = FIRST_RATE * (1 - (float) done++ / updates);
                regression.learn(vectors.get(each), truth[each], rate * shares[each]);
            }
        }
        return regression.weights;
    }

    private static void shuffle(int[] order, Random random) {
        for (int at = order.length - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            int kept = order[at];
            order[at] = order[other];
            order[other] = kept;
        }
    }

    private void learn(SparseVector vector, int truth, float rate) {
        System.arraycopy(weights, terms * labels, scores, 0, labels);
        for (int at = 0; at < vector.size(); at++) {
            add(vector.indices()[at], vector.values()[at]);
        }
        Softmax.replace(scores, 1);
        scores[truth] -= 1;
        for (int at = 0; at < vector.size(); at++) {
            change(vector.indices()[at], -rate * vector.values()[at]);
        }
        change(terms, -rate);
    }

    private void add(int term, float value) {
        int row = term * labels;
        for (int label = 0; label < labels; label++) {
            scores[label] += value * weights[row + label];
        }
    }

    private void change(int term, float step) {
        int row = term * labels;
        for (int label = 0; label < labels; label++) {
            weights[row + label] += step * scores[label];
        }
    }
}

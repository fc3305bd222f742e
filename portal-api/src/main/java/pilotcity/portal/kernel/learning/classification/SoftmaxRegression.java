package pilotcity.portal.kernel.learning.classification;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
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

    /** An error of a probability that changes nothing. */
    private static final float NOTHING = 0.0005f;

    private final int labels;
    private final int terms;
    private final float[] weights;
    private final float[] scores;
    private final int[] concerned;

    private SoftmaxRegression(int labels, int terms) {
        this.labels = labels;
        this.terms = terms;
        this.weights = new float[(terms + 1) * labels];
        this.scores = new float[labels];
        this.concerned = new int[labels];
    }

    /**
     * The weights of {@code terms + 1} rows, each with one for each label; the last row is what every text has.
     *
     * @param truth of each vector its label, below {@code labels}
     * @param shares of each vector how much it counts
     * @throws CancellationException when the thread is interrupted, within a pass
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
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("learning was stopped");
            }
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
        int concerned = concerned();
        for (int at = 0; at < vector.size(); at++) {
            change(vector.indices()[at], -rate * vector.values()[at], concerned);
        }
        change(terms, -rate, concerned);
    }

    private void add(int term, float value) {
        int row = term * labels;
        for (int label = 0; label < labels; label++) {
            scores[label] += value * weights[row + label];
        }
    }

    /** Finds the labels that have something to learn of a text: of many, few are still taken for possible. */
    private int concerned() {
        int found = 0;
        for (int label = 0; label < labels; label++) {
            if (Math.abs(scores[label]) > NOTHING) {
                concerned[found++] = label;
            }
        }
        return found;
    }

    private void change(int term, float step, int those) {
        int row = term * labels;
        for (int at = 0; at < those; at++) {
            int label = concerned[at];
            weights[row + label] += step * scores[label];
        }
    }
}

package pilotcity.portal.kernel.learning.classification;

import java.util.List;
import java.util.SplittableRandom;
import pilotcity.portal.kernel.learning.text.SparseVector;

/**
 * Multinomial logistic regression, fitted by stochastic gradient descent with a step that falls linearly (Bottou 2010,
 * Large-scale machine learning with stochastic gradient descent). Few rounds keep it from learning its texts by heart.
 * The same texts in the same order give the same weights.
 */
final class SoftmaxRegression {
    private static final int ROUNDS = 12;
    private static final float FIRST_STEP = 4;
    private static final long SEED = 7;

    private final int labels;
    private final float[] weights;
    private final float[] scores;

    private SoftmaxRegression(int labels, int features) {
        this.labels = labels;
        this.weights = new float[Math.multiplyExact(features + 1, labels)];
        this.scores = new float[labels];
    }

    /** A vector with the number of its label, and how much it counts. */
    record Sample(SparseVector vector, int label, float weight) {}

    /** Weights of the labels for each feature in turn, and last the bias. */
    static float[] fit(List<Sample> samples, int labels, int features) {
        SoftmaxRegression regression = new SoftmaxRegression(labels, features);
        SplittableRandom random = new SplittableRandom(SEED);
        int[] order = new int[samples.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            float step = FIRST_STEP * (1 - (float) round / ROUNDS);
            for (int sample : order) {
                regression.learn(samples.get(sample), step);
            }
        }
        return regression.weights;
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }

    private void learn(Sample sample, float step) {
        SparseVector vector = sample.vector();
        int bias = weights.length - labels;
        System.arraycopy(weights, bias, scores, 0, labels);
        for (int i = 0; i < vector.size(); i++) {
            int from = vector.features()[i] * labels;
            float value = vector.values()[i];
            for (int label = 0; label < labels; label++) {
                scores[label] += weights[from + label] * value;
            }
        }
        Softmax.in(scores, 1);
        scores[sample.label()] -= 1;
        float size = -step * sample.weight();
        for (int i = 0; i < vector.size(); i++) {
            add(vector.features()[i] * labels, size * vector.values()[i]);
        }
        add(bias, size);
    }

    private void add(int from, float size) {
        for (int label = 0; label < labels; label++) {
            weights[from + label] += size * scores[label];
        }
    }
}

package pilotcity.portal.kernel.learning.classification;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import pilotcity.portal.kernel.learning.text.SparseVector;

/**
 * A linear score for each label. Weights are kept as one byte each, with a scale for every feature: 200,000 features of
 * 150 labels take 30 MB so, and scores differ by less than a hundredth from those of the weights that were learnt.
 */
final class LinearWeights {
    private static final int STEPS = 127;

    private final int labels;
    private final byte[] weights;
    private final float[] scales;
    private final float[] bias;

    private LinearWeights(int labels, byte[] weights, float[] scales, float[] bias) {
        this.labels = labels;
        this.weights = weights;
        this.scales = scales;
        this.bias = bias;
    }

    /** @param learnt weights of the labels for each feature in turn, and last the bias */
    static LinearWeights of(int labels, float[] learnt) {
        int features = learnt.length / labels - 1;
        byte[] weights = new byte[features * labels];
        float[] scales = new float[features];
        for (int feature = 0; feature < features; feature++) {
            int from = feature * labels;
            float largest = 0;
            for (int i = from; i < from + labels; i++) {
                largest = Math.max(largest, Math.abs(learnt[i]));
            }
            scales[feature] = largest / STEPS;
            for (int i = from; i < from + labels && largest > 0; i++) {
                weights[i] = (byte) Math.round(learnt[i] / largest * STEPS);
            }
        }
        float[] bias = new float[labels];
        System.arraycopy(learnt, features * labels, bias, 0, labels);
        return new LinearWeights(labels, weights, scales, bias);
    }

    float[] scores(SparseVector vector) {
        float[] scores = bias.clone();
        for (int i = 0; i < vector.size(); i++) {
            int from = vector.features()[i] * labels;
            float value = vector.values()[i] * scales[vector.features()[i]];
            for (int label = 0; label < labels; label++) {
                scores[label] += weights[from + label] * value;
            }
        }
        return scores;
    }

    void write(DataOutputStream out) throws IOException {
        for (float each : bias) {
            out.writeFloat(each);
        }
        for (float each : scales) {
            out.writeFloat(each);
        }
        out.write(weights);
    }

    static LinearWeights read(DataInputStream in, int labels, int features) throws IOException {
        float[] bias = floats(in, labels);
        float[] scales = floats(in, features);
        byte[] weights = new byte[Math.multiplyExact(labels, features)];
        in.readFully(weights);
        return new LinearWeights(labels, weights, scales, bias);
    }

    private static float[] floats(DataInputStream in, int size) throws IOException {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}

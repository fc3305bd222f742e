package pilotcity.portal.kernel.learning.classification;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import pilotcity.portal.kernel.learning.text.SparseVector;

/** The weights of a linear classifier, a byte for each term and label; within a label all are multiples of one step. */
final class QuantizedWeights {
    private final int labels;
    private final byte[] rows;
    private final float[] steps;
    private final float[] biases;

    private QuantizedWeights(int labels, byte[] rows, float[] steps, float[] biases) {
        this.labels = labels;
        this.rows = rows;
        this.steps = steps;
        this.biases = biases;
    }

    /** @param weights rows of a weight for each label, the last one what every text has */
    static QuantizedWeights of(float[] weights, int labels) {
        int biasRow = weights.length - labels;
        float[] steps = new float[labels];
        for (int at = 0; at < biasRow; at++) {
            steps[at % labels] = Math.max(steps[at % labels], Math.abs(weights[at]) / Byte.MAX_VALUE);
        }
        byte[] rows = new byte[biasRow];
        for (int at = 0; at < biasRow; at++) {
            float step = steps[at % labels];
            rows[at] = step == 0 ? 0 : (byte) Math.round(weights[at] / step);
        }
        float[] biases = new float[labels];
        System.arraycopy(weights, biasRow, biases, 0, labels);
        return new QuantizedWeights(labels, rows, steps, biases);
    }

    /** A score for each label. */
    float[] scores(SparseVector vector) {
        float[] scores = new float[labels];
        for (int at = 0; at < vector.size(); at++) {
            add(scores, vector.indices()[at] * labels, vector.values()[at]);
        }
        for (int label = 0; label < labels; label++) {
            scores[label] = scores[label] * steps[label] + biases[label];
        }
        return scores;
    }

    private void add(float[] scores, int row, float value) {
        for (int label = 0; label < labels; label++) {
            scores[label] += value * rows[row + label];
        }
    }

    void write(DataOutput out) throws IOException {
        for (int label = 0; label < labels; label++) {
            out.writeFloat(steps[label]);
            out.writeFloat(biases[label]);
        }
        out.write(rows);
    }

    static QuantizedWeights read(DataInput in, int labels, int terms) throws IOException {
        float[] steps = new float[labels];
        float[] biases = new float[labels];
        for (int label = 0; label < labels; label++) {
            steps[label] = in.readFloat();
            biases[label] = in.readFloat();
        }
        byte[] rows = new byte[Math.multiplyExact(terms, labels)];
        in.readFully(rows);
        return new QuantizedWeights(labels, rows, steps, biases);
    }
}
